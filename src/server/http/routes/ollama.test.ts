import { expect, test } from 'vitest';
import { makeRss } from '#server/testing/feed-server/make-feeds.ts';
import { makeTestServer, type TestServer } from '#server/testing/make-test-server.ts';
import { ollamaConfigSchema, savedOllamaConfigSchema } from '#shared/settings.ts';

const path = '/api/ollama/config';
const save = (server: TestServer, body: object) =>
  server.read({ method: 'PUT', path, body }, savedOllamaConfigSchema);
const two = {
  categorization_model: 'granite4.1:3b',
  scoring_model: 'llama3.2:3b',
  use_separate_models: true,
};

/** A server with one article that granite4.1:3b has judged. */
async function makeJudged(): Promise<TestServer> {
  const server = await makeTestServer();
  const item = { title: 'Tides', url: 'https://tides.example/1', html: '<p>The sea.</p>' };
  const feed = makeRss({ title: 'Tidal Notes', siteUrl: 'https://tides.example', items: [item] });
  server.feeds.set('/feed', { body: feed });
  await server.chooseModel('granite4.1:3b');
  await server.addFeed(server.feeds.url('/feed'));
  const [id = 0] = (await server.list('unread')).ids;
  await server.until(async () => (await server.article(id)).state === 'judged');
  return server;
}

test('the choice of models is saved, told to every page, and survives a restart', async () => {
  const server = await makeTestServer();
  expect(await server.read({ path }, ollamaConfigSchema)).toMatchObject({
    url: server.ollama.url,
    url_setting: 'ollama.host',
    url_is_configured: true,
    categorization_model: null,
    scoring_model: null,
    use_separate_models: false,
    version: 0,
  });
  expect(await save(server, two)).toMatchObject({ ...two, version: 1, rescore_queued: 0 });
  await server.until(() => server.events().some(({ event }) => event.type === 'settings_changed'));
  await server.restart();
  expect(await server.read({ path }, ollamaConfigSchema)).toMatchObject({ ...two, version: 1 });
  expect(await save(server, { ...two, use_separate_models: false })).toMatchObject({
    scoring_model: 'granite4.1:3b',
    use_separate_models: false,
  });
});

test('a second tab that chose meanwhile is told of', async () => {
  const server = await makeTestServer();
  await save(server, { ...two, version: 0 });
  const body = { ...two, scoring_model: 'reader', version: 0 };
  expect(await server.refusal({ method: 'PUT', path, body })).toMatchObject({
    status: 409,
    code: 'settings_changed',
    details: { version: 1 },
  });
});

test('a model that is not there or cannot judge is refused with the reason', async () => {
  const server = await makeTestServer();
  const refused = (body: object) => server.refusal({ method: 'PUT', path, body });
  expect(await refused({ ...two, scoring_model: 'nobody:7b' })).toMatchObject({
    status: 404,
    code: 'model_not_installed',
    message: 'nobody:7b is not installed.',
  });
  expect(await refused({ ...two, categorization_model: 'all-minilm' })).toMatchObject({
    status: 422,
    code: 'model_cannot_judge',
  });
  expect(await refused({ ...two, categorization_model: ' ' })).toMatchObject({ status: 400 });
});

test('saving judges nothing by itself; asked to, it says how many articles are judged again', async () => {
  const server = await makeJudged();
  await server.until(async () => (await server.status()).state === 'idle');
  expect(await save(server, two)).toMatchObject({ rescore_queued: 0 });
  expect((await server.counts()).scoring).toBe(0);
  expect(await save(server, { ...two, rescore: true })).toMatchObject({ version: 2, rescore_queued: 1 });
  await server.until(async () => (await server.counts()).scoring === 0);
  expect((await server.article((await server.list('unread')).ids[0] ?? 0)).judgement).toMatchObject({
    model: 'llama3.2:3b',
  });
});

test('while Ollama is away a choice is saved all the same, and nothing is queued for it', async () => {
  const server = await makeJudged();
  await server.ollama.stop();
  const body = { categorization_model: 'someday:3b', rescore: true };
  expect(await save(server, body)).toMatchObject({
    categorization_model: 'someday:3b',
    scoring_model: 'someday:3b',
    rescore_queued: 0,
  });
  expect((await server.counts()).scoring).toBe(0);
});
