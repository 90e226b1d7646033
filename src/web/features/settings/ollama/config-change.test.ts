import { expect, test } from 'vitest';
import { makeInstalledModel } from '#web/testing/make-models.ts';
import { toConfigChange } from './config-change.ts';
import type { ModelChoice } from './model-choice.ts';

const models = [
  makeInstalledModel(),
  makeInstalledModel({ name: 'mistral:latest' }),
  makeInstalledModel({ name: 'all-minilm:latest', can_judge: false, can_embed: true }),
];
const none: ModelChoice = { separate: false, categorization: null, scoring: null, estimates: null };
const changeTo = (choice: Partial<ModelChoice>, saved = none) =>
  toConfigChange({ choice: { ...saved, ...choice }, saved }, models);

test('names are sent as Ollama writes them', () => {
  expect(changeTo({ separate: true, categorization: 'Mistral', scoring: 'llama3.2:3b' })).toEqual({
    categorization_model: 'mistral:latest',
    scoring_model: 'llama3.2:3b',
    use_separate_models: true,
  });
});

test('one name is sent for both questions while the switch is off', () => {
  expect(changeTo({ categorization: 'mistral', scoring: 'gone' })).toMatchObject({
    scoring_model: 'mistral:latest',
    use_separate_models: false,
  });
});

test('nothing is sent while a chosen model is missing', () => {
  expect(changeTo({ separate: true, categorization: 'mistral', scoring: 'gone' })).toBeNull();
  expect(changeTo({ estimates: 'gone' })).toBeNull();
  expect(changeTo({ estimates: 'mistral' })).toBeNull();
});

test('estimates are chosen and taken back where nothing judges, or what judged is gone', () => {
  expect(changeTo({ estimates: 'All-MiniLM' })).toEqual({ estimate_model: 'all-minilm:latest' });
  const gone = { ...none, categorization: 'gone', scoring: 'gone', estimates: 'all-minilm' };
  expect(changeTo({ estimates: null }, gone)).toEqual({ estimate_model: null });
});
