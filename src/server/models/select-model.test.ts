import { expect, test } from 'vitest';
import { loadConfig } from '#server/config/load.ts';
import { createEventBus } from '#server/events/bus.ts';
import { createOllamaClient } from '#server/ollama/client.ts';
import { createModelFactsCache } from '#server/ollama/model-facts.ts';
import { silentLogger } from '#server/platform/logger.ts';
import { readOllamaSettings } from '#server/settings/ollama-settings.ts';
import { cleanUpLater } from '#server/testing/clean-up.ts';
import { makeFakeClock } from '#server/testing/fake-clock.ts';
import { makeDatabase } from '#server/testing/make-database.ts';
import { makeCloudStub, makeModel } from '#server/testing/ollama-simulator/models.ts';
import { startOllamaSimulator } from '#server/testing/ollama-simulator/start-ollama-simulator.ts';
import { type ModelSelection, readSelection, selectModels } from './select-model.ts';

async function makeDesk(environment: Record<string, string> = {}) {
  const ollama = await startOllamaSimulator();
  cleanUpLater(ollama.stop);
  const { ollama: config } = loadConfig({}, { WINNOW_OLLAMA_HOST: ollama.url, ...environment });
  const clock = makeFakeClock();
  const times = { connectTimeout: 1_000, healthTimeout: 1_000 };
  const client = createOllamaClient({ baseUrl: ollama.url, headers: {}, clock, ...times });
  cleanUpLater(client.close);
  const bus = createEventBus(silentLogger);
  const heard: unknown[] = [];
  bus.subscribe((event) => heard.push(event));
  const deps = { client, facts: createModelFactsCache(), db: await makeDatabase(), bus, clock, config };
  return {
    ...deps,
    deps,
    ollama,
    heard,
    choose: (model: string, version?: number) => selectModels(deps, { categorizationModel: model, version }),
    chooseForEstimates: (estimateModel: string | null, version?: number) =>
      selectModels(deps, { estimateModel, version }),
    chooseTwo: (categorizationModel: string, selection: Omit<ModelSelection, 'categorizationModel'>) =>
      selectModels(deps, { categorizationModel, ...selection }),
  };
}

test('while Ollama is away a name is taken as it is, but only a name', async () => {
  const { ollama, choose } = await makeDesk();
  await ollama.stop();
  expect(await choose('not-here:7b')).toMatchObject({ categorization_model: 'not-here:7b' });
  for (const wrong of ['../up', 'http://example.org/model', 'модель:3b']) {
    await expect(choose(wrong)).rejects.toMatchObject({ code: 'bad_model_name' });
  }
});

test('a chosen model is saved under the name that Ollama gives it, with a version, and announced', async () => {
  const { deps, heard, choose } = await makeDesk();
  expect(await choose('READER')).toMatchObject({
    categorization_model: 'reader:latest',
    scoring_model: 'reader:latest',
    version: 1,
  });
  expect(await readSelection(deps)).toMatchObject({ categorization_model: 'reader:latest', version: 1 });
  expect(await choose('reader:latest')).toMatchObject({ version: 1 });
  expect(heard).toEqual([{ type: 'settings_changed', key: 'ollama' }]);
});

test('a model that is not installed is refused with the way to install it', async () => {
  const { deps, choose } = await makeDesk();
  await expect(choose('nobody:7b')).rejects.toMatchObject({
    code: 'model_not_installed',
    hint: expect.stringContaining('model library'),
  });
  expect(await readSelection(deps)).toMatchObject({ categorization_model: null, version: 0 });
});

test('a model that only makes vectors is refused', async () => {
  const { choose } = await makeDesk();
  await expect(choose('all-minilm')).rejects.toMatchObject({
    code: 'model_cannot_judge',
    hint: expect.stringContaining('vectors'),
  });
});

test('a model that runs elsewhere is refused unless the owner allows it', async () => {
  const refusing = await makeDesk();
  refusing.ollama.setModels([makeCloudStub('far:cloud')]);
  await expect(refusing.choose('far:cloud')).rejects.toMatchObject({ code: 'model_cannot_judge' });
  const allowing = await makeDesk({ WINNOW_OLLAMA_ALLOW_CLOUD: 'true' });
  allowing.ollama.setModels([makeCloudStub('far:cloud')]);
  expect(await allowing.choose('far:cloud')).toMatchObject({ categorization_model: 'far:cloud' });
});

test('while Ollama is away a name is taken as it is', async () => {
  const { ollama, choose } = await makeDesk();
  await ollama.stop();
  expect(await choose('someday:3b')).toMatchObject({ categorization_model: 'someday:3b', version: 1 });
});

test('a choice that began with an older version is refused, also of two at the same moment', async () => {
  const { ollama, choose } = await makeDesk();
  ollama.setModels([makeModel({ name: 'one:3b' }), makeModel({ name: 'two:3b' })]);
  await choose('one:3b');
  await expect(choose('two:3b', 0)).rejects.toMatchObject({
    code: 'settings_changed',
    details: { version: 1 },
  });
  await choose('two:3b', 1);
  const both = await Promise.allSettled([choose('one:3b', 2), choose('one:3b', 2)]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

test('what was never saved is read from the configuration, and what was saved wins over it', async () => {
  const { db, deps, choose } = await makeDesk({ WINNOW_OLLAMA_CATEGORIZATION_MODEL: 'llama3.2:3b' });
  expect(await readSelection(deps)).toMatchObject({ categorization_model: 'llama3.2:3b', version: 0 });
  const { ollama: changed } = loadConfig({}, { WINNOW_OLLAMA_SCORING_MODEL: 'reader' });
  expect(await readOllamaSettings(db, changed)).toMatchObject({
    categorizationModel: 'reader',
    scoringModel: 'reader',
  });
  expect(await choose('llama3.2:3b')).toMatchObject({ version: 1 });
  expect(await readOllamaSettings(db, changed)).toMatchObject({ categorizationModel: 'llama3.2:3b' });
});

test('two models are saved under the names that Ollama gives them', async () => {
  const { deps, heard, chooseTwo } = await makeDesk();
  const saved = await chooseTwo('GRANITE4.1:3b', { scoringModel: 'reader', useSeparateModels: true });
  expect(saved).toMatchObject({
    categorization_model: 'granite4.1:3b',
    scoring_model: 'reader:latest',
    use_separate_models: true,
    version: 1,
  });
  expect(await readSelection(deps)).toEqual(saved);
  expect(heard).toEqual([{ type: 'settings_changed', key: 'ollama' }]);
});

test('with the switch off one model does both, whatever is said of the other, and the switch stays off', async () => {
  const { choose, chooseTwo } = await makeDesk();
  await chooseTwo('granite4.1:3b', { scoringModel: 'llama3.2:3b', useSeparateModels: true });
  expect(
    await chooseTwo('granite4.1:3b', { scoringModel: 'nobody:7b', useSeparateModels: false }),
  ).toMatchObject({ scoring_model: 'granite4.1:3b', use_separate_models: false, version: 2 });
  expect(await choose('llama3.2:3b')).toMatchObject({
    scoring_model: 'llama3.2:3b',
    use_separate_models: false,
  });
});

test('what is left out stays: the switch, and with it on the scoring model', async () => {
  const { choose, chooseTwo } = await makeDesk();
  await chooseTwo('granite4.1:3b', { scoringModel: 'llama3.2:3b', useSeparateModels: true });
  expect(await choose('reader')).toMatchObject({
    categorization_model: 'reader:latest',
    scoring_model: 'llama3.2:3b',
    use_separate_models: true,
  });
});

test('a change of the scoring model or of the switch alone is a change; the same again is none', async () => {
  const { heard, chooseTwo } = await makeDesk();
  const first = { scoringModel: 'granite4.1:3b', useSeparateModels: true };
  expect(await chooseTwo('granite4.1:3b', first)).toMatchObject({ version: 1 });
  expect(await chooseTwo('granite4.1:3b', first)).toMatchObject({ version: 1 });
  expect(await chooseTwo('granite4.1:3b', { useSeparateModels: false })).toMatchObject({ version: 2 });
  expect(await chooseTwo('granite4.1:3b', first)).toMatchObject({ version: 3 });
  expect(await chooseTwo('granite4.1:3b', { scoringModel: 'llama3.2:3b' })).toMatchObject({ version: 4 });
  expect(heard).toHaveLength(4);
});

test.each([
  ['nobody:7b', 'model_not_installed'],
  ['all-minilm', 'model_cannot_judge'],
] as const)('for either of the two %s is refused by its name, and nothing is saved', async (bad, code) => {
  const { deps, chooseTwo } = await makeDesk();
  const separate = { useSeparateModels: true };
  const refusal = { code, message: expect.stringContaining(bad), hint: expect.any(String) };
  await expect(chooseTwo(bad, { ...separate, scoringModel: 'reader' })).rejects.toMatchObject(refusal);
  await expect(chooseTwo('reader', { ...separate, scoringModel: bad })).rejects.toMatchObject(refusal);
  expect(await readSelection(deps)).toMatchObject({ categorization_model: null, version: 0 });
});

test('while Ollama is away both names are taken as they are', async () => {
  const { ollama, chooseTwo } = await makeDesk();
  await ollama.stop();
  expect(
    await chooseTwo('someday:3b', { scoringModel: 'Another:7b', useSeparateModels: true }),
  ).toMatchObject({ categorization_model: 'someday:3b', scoring_model: 'Another:7b' });
});

test('the model for estimates is chosen by itself, before any that judges, and taken back', async () => {
  const { heard, choose, chooseForEstimates } = await makeDesk();
  expect(await chooseForEstimates('ALL-minilm')).toMatchObject({
    categorization_model: null,
    scoring_model: null,
    estimate_model: 'all-minilm:latest',
    version: 1,
  });
  expect(await choose('reader')).toMatchObject({ estimate_model: 'all-minilm:latest', version: 2 });
  expect(await chooseForEstimates(null)).toMatchObject({
    categorization_model: 'reader:latest',
    estimate_model: null,
    version: 3,
  });
  expect(await chooseForEstimates(null)).toMatchObject({ version: 3 });
  expect(heard).toHaveLength(3);
});

test('a model for estimates has to be installed and to make vectors, as far as Ollama can say', async () => {
  const { deps, ollama, chooseForEstimates } = await makeDesk();
  await expect(chooseForEstimates('nobody:7b')).rejects.toMatchObject({ code: 'model_not_installed' });
  await expect(chooseForEstimates('reader')).rejects.toMatchObject({
    code: 'model_cannot_embed',
    hint: expect.stringContaining('embedding model'),
  });
  expect(await readSelection(deps)).toMatchObject({ estimate_model: null, version: 0 });
  await ollama.stop();
  await expect(chooseForEstimates('../up')).rejects.toMatchObject({ code: 'bad_model_name' });
  expect(await chooseForEstimates('embeddinggemma:300m')).toMatchObject({
    estimate_model: 'embeddinggemma:300m',
  });
});

test('a model for estimates that runs elsewhere is refused unless the owner allows it', async () => {
  const far = makeModel({
    name: 'far:cloud',
    capabilities: ['embedding'],
    remote: { host: 'https://ollama.com:443', model: 'far' },
  });
  const refusing = await makeDesk();
  refusing.ollama.setModels([far]);
  await expect(refusing.chooseForEstimates('far:cloud')).rejects.toMatchObject({
    code: 'model_cannot_embed',
  });
  const allowing = await makeDesk({ WINNOW_OLLAMA_ALLOW_CLOUD: 'true' });
  allowing.ollama.setModels([far]);
  expect(await allowing.chooseForEstimates('far:cloud')).toMatchObject({ estimate_model: 'far:cloud' });
});
