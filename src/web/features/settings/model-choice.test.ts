import { describe, expect, test } from 'vitest';
import type { OllamaConfig } from '#shared/settings.ts';
import { makeInstalledModel } from '#web/testing/make-models.ts';
import { describeMemory } from './memory-words.ts';
import { canSeparate, chooseForBoth, modelChoiceRules, turnSeparate } from './model-choice.ts';

const config: OllamaConfig = {
  url: 'http://localhost:11434',
  url_setting: 'ollama.host',
  url_is_configured: false,
  categorization_model: 'granite4.1:3b',
  scoring_model: 'qwen3.5:4b',
  use_separate_models: true,
  version: 3,
};
const two = modelChoiceRules.valuesOf(config);

describe('a choice of models', () => {
  test('is one model for both questions while the switch is off', () => {
    expect(modelChoiceRules.valuesOf({ ...config, use_separate_models: false })).toEqual(
      chooseForBoth('granite4.1:3b'),
    );
  });

  test('is the same under another spelling, and whatever a hidden selector holds', () => {
    expect(modelChoiceRules.isSame(two, { ...two, scoring: 'Qwen3.5:4B' })).toBe(true);
    expect(modelChoiceRules.isSame(two, { ...two, scoring: 'granite4.1:3b' })).toBe(false);
    const one = { ...two, separate: false };
    expect(modelChoiceRules.isSame(one, { ...one, scoring: 'granite4.1:3b' })).toBe(true);
    expect(modelChoiceRules.isSame(one, two)).toBe(false);
  });

  test('begins with one model in both selectors, and goes back to it', () => {
    const on = turnSeparate(chooseForBoth('granite4.1:3b'), true);
    expect(on).toEqual({ separate: true, categorization: 'granite4.1:3b', scoring: 'granite4.1:3b' });
    expect(turnSeparate(two, false)).toEqual(chooseForBoth('granite4.1:3b'));
    expect(turnSeparate({ separate: false, categorization: null, scoring: null }, true).scoring).toBeNull();
  });
});

test('the switch needs two different models that can judge', () => {
  const llama = makeInstalledModel({ digest: 'one' });
  expect(canSeparate([llama])).toBe(false);
  expect(canSeparate([llama, makeInstalledModel({ name: 'reader', digest: 'one' })])).toBe(false);
  expect(canSeparate([llama, makeInstalledModel({ name: 'all-minilm', can_judge: false })])).toBe(false);
  expect(canSeparate([llama, makeInstalledModel({ name: 'mistral' })])).toBe(true);
});

describe('what two models ask of the memory', () => {
  const granite = makeInstalledModel({ name: 'granite4.1:3b', size: 2_100_000_000 });
  const qwen = makeInstalledModel({ name: 'qwen3.5:4b', size: 3_300_000_000 });

  test('is the sum of both', () => {
    expect(describeMemory(two, [granite, qwen])).toBe(
      'Both models must fit in memory at the same time: 5.4 GB together.',
    );
  });

  test('counts names of one digest once', () => {
    const alias = { ...qwen, digest: granite.digest, size: granite.size };
    expect(describeMemory(two, [granite, alias])).toBe(
      'Both are the same model, which is in memory once: 2.1 GB.',
    );
  });

  test('has no sum while a size is not known', () => {
    expect(describeMemory(two, [granite])).toBe('Both models must fit in memory at the same time.');
  });

  test('is no matter while one model does both', () => {
    expect(describeMemory({ ...two, separate: false }, [granite, qwen])).toBeNull();
  });
});
