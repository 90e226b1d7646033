import { describe, expect, test } from 'vitest';
import type { OllamaConfig } from '#shared/settings.ts';
import { makeInstalledModel } from '#web/testing/make-models.ts';
import { describeMemory } from './memory-words.ts';
import {
  canSeparate,
  chooseForBoth,
  type ModelChoice,
  modelChoiceRules,
  turnSeparate,
} from './model-choice.ts';

const config: OllamaConfig = {
  url: 'http://localhost:11434',
  url_setting: 'ollama.host',
  url_is_configured: false,
  categorization_model: 'granite4.1:3b',
  scoring_model: 'qwen3.5:4b',
  use_separate_models: true,
  estimate_model: 'all-minilm',
  version: 3,
};
const two = modelChoiceRules.valuesOf(config);
const one: ModelChoice = {
  separate: false,
  categorization: 'granite4.1:3b',
  scoring: 'granite4.1:3b',
  estimates: 'all-minilm',
};

describe('a choice of models', () => {
  test('is one model for both questions while the switch is off', () => {
    expect(modelChoiceRules.valuesOf({ ...config, use_separate_models: false })).toEqual(one);
    expect(chooseForBoth(two, 'granite4.1:3b')).toEqual(one);
  });

  test('is the same under another spelling, and whatever a hidden selector holds', () => {
    expect(modelChoiceRules.isSame(two, { ...two, scoring: 'Qwen3.5:4B' })).toBe(true);
    expect(modelChoiceRules.isSame(two, { ...two, scoring: 'granite4.1:3b' })).toBe(false);
    expect(modelChoiceRules.isSame(one, { ...one, scoring: 'qwen3.5:4b' })).toBe(true);
    expect(modelChoiceRules.isSame(one, two)).toBe(false);
  });

  test('is another one with other estimates', () => {
    expect(modelChoiceRules.isSame(one, { ...one, estimates: 'All-MiniLM:latest' })).toBe(true);
    expect(modelChoiceRules.isSame(one, { ...one, estimates: null })).toBe(false);
  });

  test('begins with one model in both selectors, and goes back to it', () => {
    expect(turnSeparate(one, true)).toEqual({ ...one, separate: true });
    expect(turnSeparate(two, false)).toEqual(one);
    const none = { ...one, categorization: null, scoring: null };
    expect(turnSeparate(none, true).scoring).toBeNull();
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
