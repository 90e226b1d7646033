import { describe, expect, test } from 'vitest';
import type { InstalledModel } from '#shared/ollama.ts';
import { findOption, isSameChoice, listModelOptions } from './model-options.ts';

function makeModel(model: Partial<InstalledModel>): InstalledModel {
  return {
    name: 'llama3.2:3b',
    size: 2_019_393_189,
    parameter_size: '3.2B',
    quantization: 'Q4_K_M',
    family: 'llama',
    is_loaded: false,
    digest: 'a80c4f17acd5',
    capabilities: ['completion'],
    context_length: 131_072,
    can_judge: true,
    can_embed: false,
    remote: false,
    ...model,
  };
}

describe('listModelOptions', () => {
  test('offers installed models that can judge, by name, with size and what is loaded', () => {
    const models = [makeModel({ name: 'qwen3.5:4b', size: 3_300_000_000, is_loaded: true }), makeModel({})];
    expect(listModelOptions(models, null)).toEqual([
      { name: 'llama3.2:3b', label: 'llama3.2:3b — 2.0 GB', mark: null },
      { name: 'qwen3.5:4b', label: 'qwen3.5:4b — 3.3 GB', mark: 'loaded' },
    ]);
  });

  test('offers neither models that only embed nor stubs of models that run elsewhere', () => {
    const models = [
      makeModel({ name: 'all-minilm', can_judge: false }),
      makeModel({ name: 'big:cloud', remote: true }),
    ];
    expect(listModelOptions(models, null)).toEqual([]);
  });

  test('shows a configured model that is gone as missing, in front', () => {
    expect(listModelOptions([makeModel({})], 'granite4.1:3b')).toEqual([
      { name: 'granite4.1:3b', label: 'granite4.1:3b', mark: 'missing' },
      { name: 'llama3.2:3b', label: 'llama3.2:3b — 2.0 GB', mark: null },
    ]);
  });

  test('says so when the configured model is installed and cannot judge', () => {
    const models = [makeModel({ name: 'all-minilm:latest', can_judge: false })];
    expect(listModelOptions(models, 'all-minilm')).toEqual([
      { name: 'all-minilm', label: 'all-minilm', mark: 'cannot_judge' },
    ]);
  });

  test('keeps the name as Ollama writes it and takes x and x:latest for the same', () => {
    const options = listModelOptions([makeModel({ name: 'mistral:latest' })], 'mistral');
    expect(options.map((option) => option.name)).toEqual(['mistral:latest']);
    expect(findOption(options, 'mistral')?.name).toBe('mistral:latest');
  });

  test('does not take names of two namespaces for the same', () => {
    const options = listModelOptions([makeModel({ name: 'someone/mistral:latest' })], 'mistral');
    expect(options.map((option) => option.mark)).toEqual(['missing', null]);
  });
});

test('nothing chosen equals only nothing chosen', () => {
  expect(isSameChoice(null, null)).toBe(true);
  expect(isSameChoice(null, 'mistral')).toBe(false);
  expect(isSameChoice('Mistral:latest', 'registry.ollama.ai/library/mistral')).toBe(true);
});
