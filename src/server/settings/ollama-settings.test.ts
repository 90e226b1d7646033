import { expect, test } from 'vitest';
import { type Environment, loadConfig } from '#server/config/load.ts';
import { makeDatabase } from '#server/testing/make-database.ts';
import { readOllamaSettings, saveOllamaSettings } from './ollama-settings.ts';
import { saveSetting } from './settings-queries.ts';

const configured = (environment: Environment) => loadConfig({}, environment).ollama;
const both = {
  WINNOW_OLLAMA_CATEGORIZATION_MODEL: 'granite4.1:3b',
  WINNOW_OLLAMA_SCORING_MODEL: 'llama3.2:3b',
};
const separate = { WINNOW_OLLAMA_USE_SEPARATE_MODELS: 'true' };

test.each<[string, Environment, [string | null, string | null, boolean]]>([
  ['nothing', {}, [null, null, false]],
  ['one model', { WINNOW_OLLAMA_CATEGORIZATION_MODEL: 'one' }, ['one', 'one', false]],
  ['the scoring model only', { WINNOW_OLLAMA_SCORING_MODEL: 'two' }, ['two', 'two', false]],
  ['two models', both, ['granite4.1:3b', 'granite4.1:3b', false]],
  ['two models and the switch', { ...both, ...separate }, ['granite4.1:3b', 'llama3.2:3b', true]],
  [
    'one model and the switch',
    { WINNOW_OLLAMA_CATEGORIZATION_MODEL: 'one', ...separate },
    ['one', 'one', true],
  ],
])('while nothing is saved the configuration counts: %s', async (_, environment, expected) => {
  const settings = await readOllamaSettings(await makeDatabase(), configured(environment));
  expect(settings).toEqual({
    categorizationModel: expected[0],
    scoringModel: expected[1],
    useSeparateModels: expected[2],
    estimateModel: null,
    version: 0,
  });
});

test('what was saved wins over the configuration, the switch that is off too', async () => {
  const db = await makeDatabase();
  const choice = {
    categorizationModel: 'mine:3b',
    scoringModel: 'mine:3b',
    useSeparateModels: false,
    estimateModel: 'all-minilm:latest',
  };
  await saveOllamaSettings(db, choice, { version: 1, now: 0 });
  const settings = await readOllamaSettings(db, configured({ ...both, ...separate }));
  expect(settings).toEqual({ ...choice, version: 1 });
});

test('a choice that was saved before there was a switch is one model', async () => {
  const db = await makeDatabase();
  const value = { categorization_model: 'mine:3b', scoring_model: 'mine:3b', version: 4 };
  await saveSetting(db, 'ollama', { value, now: 0 });
  expect(await readOllamaSettings(db, configured({}))).toEqual({
    categorizationModel: 'mine:3b',
    scoringModel: 'mine:3b',
    useSeparateModels: false,
    estimateModel: null,
    version: 4,
  });
});

test('the model for estimates comes from the configuration until one is saved, or none', async () => {
  const db = await makeDatabase();
  const config = configured({ WINNOW_OLLAMA_ESTIMATE_MODEL: 'all-minilm' });
  const readChoice = async () => (await readOllamaSettings(db, config)).estimateModel;
  expect(await readChoice()).toBe('all-minilm');
  // Saved by a version that knew no estimates.
  const value = { categorization_model: 'mine:3b', scoring_model: 'mine:3b', version: 4 };
  await saveSetting(db, 'ollama', { value, now: 0 });
  expect(await readChoice()).toBe('all-minilm');
  const judging = { categorizationModel: null, scoringModel: null, useSeparateModels: false };
  await saveOllamaSettings(db, { ...judging, estimateModel: null }, { version: 5, now: 0 });
  expect(await readChoice()).toBeNull();
});
