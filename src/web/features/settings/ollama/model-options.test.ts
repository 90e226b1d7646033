import { describe, expect, test } from 'vitest';
import { makeInstalledModel } from '#web/testing/make-models.ts';
import {
  findOption,
  isOffered,
  isSameChoice,
  listEmbeddingOptions,
  listModelOptions,
} from './model-options.ts';

const llama = { name: 'llama3.2:3b', label: 'llama3.2:3b — 2.0 GB', mark: null, tooSmall: false };

describe('listModelOptions', () => {
  test('offers installed models that can judge, by name, with size and what is loaded', () => {
    const qwen = makeInstalledModel({ name: 'qwen3.5:4b', size: 3_300_000_000, is_loaded: true });
    expect(listModelOptions([qwen, makeInstalledModel()], null)).toEqual([
      llama,
      { name: 'qwen3.5:4b', label: 'qwen3.5:4b — 3.3 GB', mark: 'loaded', tooSmall: false },
    ]);
  });

  test('offers neither models that only embed nor stubs of models that run elsewhere', () => {
    const models = [
      makeInstalledModel({ name: 'all-minilm', can_judge: false, can_embed: true }),
      makeInstalledModel({ name: 'big:cloud', can_judge: false, remote: true }),
    ];
    expect(listModelOptions(models, null)).toEqual([]);
  });

  test('offers a model that runs elsewhere where the owner allowed it to judge', () => {
    const models = [makeInstalledModel({ name: 'big:cloud', remote: true })];
    expect(listModelOptions(models, null).map(({ name }) => name)).toEqual(['big:cloud']);
  });

  test('shows a configured model that is gone as missing, in front', () => {
    expect(listModelOptions([makeInstalledModel()], 'granite4.1:3b')).toEqual([
      { name: 'granite4.1:3b', label: 'granite4.1:3b', mark: 'missing', tooSmall: false },
      llama,
    ]);
  });

  test('says so when the configured model is installed and cannot judge', () => {
    const models = [makeInstalledModel({ name: 'all-minilm:latest', can_judge: false })];
    expect(listModelOptions(models, 'all-minilm')).toMatchObject([
      { name: 'all-minilm', label: 'all-minilm', mark: 'cannot_judge' },
    ]);
  });

  test('keeps the name as Ollama writes it and takes x and x:latest for the same', () => {
    const options = listModelOptions([makeInstalledModel({ name: 'mistral:latest' })], 'mistral');
    expect(options.map((option) => option.name)).toEqual(['mistral:latest']);
    expect(findOption(options, 'mistral')?.name).toBe('mistral:latest');
  });

  test('does not take names of two namespaces for the same', () => {
    const options = listModelOptions([makeInstalledModel({ name: 'someone/mistral:latest' })], 'mistral');
    expect(options.map((option) => option.mark)).toEqual(['missing', null]);
  });

  test('remarks a model that is too small to rank', () => {
    const [option] = listModelOptions([makeInstalledModel({ parameter_size: '494.03M' })], null);
    expect(option && isOffered(option)).toBe(true);
    expect(option?.tooSmall).toBe(true);
  });
});

describe('listEmbeddingOptions', () => {
  const minilm = makeInstalledModel({ name: 'all-minilm:latest', can_judge: false, can_embed: true });

  test('offers what makes vectors, and only that', () => {
    expect(listEmbeddingOptions([makeInstalledModel(), minilm], null).map(({ name }) => name)).toEqual([
      'all-minilm:latest',
    ]);
  });

  test('keeps the configured one in sight when it is gone or makes no vectors', () => {
    expect(listEmbeddingOptions([minilm], 'embeddinggemma:300m')[0]?.mark).toBe('missing');
    expect(listEmbeddingOptions([makeInstalledModel()], 'llama3.2:3b')[0]?.mark).toBe('cannot_embed');
  });
});

test('nothing chosen equals only nothing chosen', () => {
  expect(isSameChoice(null, null)).toBe(true);
  expect(isSameChoice(null, 'mistral')).toBe(false);
  expect(isSameChoice('Mistral:latest', 'registry.ollama.ai/library/mistral')).toBe(true);
});
