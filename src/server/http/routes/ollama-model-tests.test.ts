import { expect, test } from 'vitest';
import { listChats } from '#server/testing/asked-chats.ts';
import { makeRss } from '#server/testing/feed-server/make-feeds.ts';
import { makeTestServer, type TestServer } from '#server/testing/make-test-server.ts';
import { makeDigest, makeModel } from '#server/testing/ollama-simulator/models.ts';
import { modelLibrarySchema } from '#shared/model-library.ts';
import { type ModelTest, modelTestSchema } from '#shared/model-test.ts';

const GRANITE = makeDigest('granite4.1:3b');
const LLAMA = makeDigest('llama3.2:3b');

const call = (model: string) =>
  ({ method: 'POST', path: '/api/ollama/models/test', body: { model } }) as const;

const begin = (server: TestServer, model: string) => server.read(call(model), modelTestSchema);

const readTests = async (server: TestServer) =>
  (await server.read({ path: '/api/ollama/models' }, modelLibrarySchema)).tests;

/** What the pages were told of tests, oldest first. */
const told = (server: TestServer): ModelTest[] =>
  server.events().flatMap(({ event }) => (event.type === 'model_test' ? [event] : []));

const untilEnded = (server: TestServer) =>
  server.until(() => told(server).find(({ state }) => state !== 'running'));

test('a test answers at once, tells its progress, and stands with its result by digest in the library', async () => {
  const server = await makeTestServer();
  const answer = await server.send(call('granite4.1:3b'));
  expect(answer.status).toBe(202);
  expect(modelTestSchema.parse(await answer.json())).toMatchObject({
    model: 'granite4.1:3b',
    digest: GRANITE,
    state: 'running',
    done: 0,
    total: 12,
    result: null,
  });
  const ended = await untilEnded(server);
  expect(ended).toMatchObject({
    state: 'done',
    done: 12,
    result: { valid: 12, digest: GRANITE },
    error_class: null,
  });
  const progress = told(server).map(({ done }) => done);
  expect(progress).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 12]);
  expect(await readTests(server)).toMatchObject({
    [GRANITE]: { state: 'done', result: { valid: 12, warning: null } },
  });
});

test('results of several models are kept side by side, and over a restart', async () => {
  const server = await makeTestServer();
  await begin(server, 'granite4.1:3b');
  await untilEnded(server);
  await begin(server, 'READER');
  await server.until(() => told(server).some(({ digest, state }) => digest === LLAMA && state === 'done'));
  const before = await readTests(server);
  await server.restart();
  const after = await readTests(server);
  expect(Object.keys(after).sort()).toEqual([GRANITE, LLAMA].sort());
  expect(after).toEqual(before);
  expect(after[LLAMA]?.model).toBe('reader:latest');
});

test('one test runs at a time: the same model joins it, another one is refused', async () => {
  const server = await makeTestServer();
  server.ollama.setFaults({ chats: () => 'hang_headers' });
  await begin(server, 'llama3.2:3b');
  expect(await begin(server, 'reader')).toMatchObject({ digest: LLAMA, state: 'running' });
  expect(await server.refusal(call('granite4.1:3b'))).toMatchObject({
    status: 409,
    code: 'model_test_running',
  });
  expect(await readTests(server)).toMatchObject({ [LLAMA]: { state: 'running', done: 0 } });
});

test('two requests at the same moment begin one test', async () => {
  const server = await makeTestServer();
  server.ollama.setFaults({ chats: () => 'hang_headers' });
  const answers = await Promise.all([server.send(call('granite4.1:3b')), server.send(call('llama3.2:3b'))]);
  expect(answers.map(({ status }) => status).sort()).toEqual([202, 409]);
});

test.each([
  ['', 400, 'bad_model_name'],
  ['../x', 400, 'bad_model_name'],
  ['nobody:7b', 404, 'model_not_installed'],
  ['all-minilm', 422, 'model_cannot_judge'],
])('“%s” is refused, and nothing is begun', async (model, status, code) => {
  const server = await makeTestServer();
  expect(await server.refusal(call(model))).toMatchObject({ status, code, hint: expect.any(String) });
  expect(await readTests(server)).toEqual({});
  expect(told(server)).toEqual([]);
});

test('an Ollama that is away refuses a test, with the class and what to do', async () => {
  const server = await makeTestServer();
  await server.ollama.stop();
  expect(await server.refusal(call('granite4.1:3b'))).toMatchObject({
    status: 503,
    code: 'ollama_unreachable',
    details: { error_class: 'unreachable' },
    hint: expect.any(String),
  });
});

test('a test that fails says why in words, and leaves the earlier result', async () => {
  const server = await makeTestServer();
  await begin(server, 'granite4.1:3b');
  await untilEnded(server);
  server.ollama.setFaults({ chats: ['none', 'out_of_memory'] });
  await begin(server, 'granite4.1:3b');
  const failed = await server.until(() => told(server).find(({ state }) => state === 'failed'));
  expect(failed).toMatchObject({
    error_class: 'out_of_memory',
    message: 'granite4.1:3b does not fit in memory.',
    hint: expect.stringContaining('smaller'),
    result: { valid: 12 },
  });
  await server.restart();
  expect((await readTests(server))[GRANITE]).toEqual({ ...failed, type: undefined });
});

test('an Ollama that goes away in the middle fails the test', async () => {
  const server = await makeTestServer();
  server.ollama.setFaults({ chats: ({ number }) => (number < 3 ? 'none' : 'hang_mid_stream') });
  await begin(server, 'granite4.1:3b');
  await server.until(() => told(server).some(({ done }) => done === 2));
  await server.ollama.stop();
  expect(await untilEnded(server)).toMatchObject({
    state: 'failed',
    error_class: 'unreachable',
    result: null,
  });
});

test('a model under test counts as in use and is not deleted', async () => {
  const server = await makeTestServer();
  server.ollama.setFaults({ chats: () => 'hang_headers' });
  await begin(server, 'granite4.1:3b');
  const refusal = await server.refusal({ method: 'DELETE', path: '/api/ollama/models/granite4.1:3b' });
  expect(refusal).toMatchObject({ status: 409, code: 'model_in_use', details: { reason: 'running_call' } });
});

test('stopping the server ends a test at once and leaves no trace of it', async () => {
  const server = await makeTestServer();
  server.ollama.setFaults({ chats: () => 'hang_headers' });
  await begin(server, 'granite4.1:3b');
  await server.until(() => server.ollama.requests.some(({ path }) => path === '/api/chat'));
  await server.restart();
  expect(await readTests(server)).toEqual({});
});

test('judging waits while a model is tested, and goes on afterwards', async () => {
  const server = await makeTestServer({
    ollama: { models: [makeModel({ name: 'tested:3b' }), makeModel({ name: 'judge:3b' })] },
  });
  const items = [1, 2, 3].map((number) => ({
    title: `Item ${number}`,
    url: `/${number}`,
    html: '<p>Text</p>',
  }));
  server.feeds.set('/feed', { body: makeRss({ title: 'Feed', siteUrl: server.feeds.origin, items }) });
  // Slow enough for the articles to come in the middle of the test.
  server.ollama.configure({ generatedTokensPerSecond: 1_000 });
  await server.chooseModel('judge:3b');
  await begin(server, 'tested:3b');
  await server.until(() => told(server).some(({ done }) => done === 1));
  await server.addFeed(server.feeds.url('/feed'));
  await server.until(async () => (await server.counts()).scoring === 3);
  server.ollama.configure({ generatedTokensPerSecond: 0 });
  await server.until(async () => (await server.counts()).scoring === 0);
  const asked = listChats(server.ollama).map(({ model }) => model);
  expect(asked).toEqual([...Array(12).fill('tested:3b'), ...Array(3).fill('judge:3b')]);
});

test('a test waits for the article that is being judged', async () => {
  const server = await makeTestServer({
    ollama: {
      models: [makeModel({ name: 'tested:3b' }), makeModel({ name: 'judge:3b' })],
      generatedTokensPerSecond: 200,
    },
  });
  const items = [1, 2].map((number) => ({ title: `Item ${number}`, url: `/${number}`, html: '<p>Text</p>' }));
  server.feeds.set('/feed', { body: makeRss({ title: 'Feed', siteUrl: server.feeds.origin, items }) });
  await server.chooseModel('judge:3b');
  await server.addFeed(server.feeds.url('/feed'));
  await server.until(() => listChats(server.ollama).length === 1);
  await begin(server, 'tested:3b');
  server.ollama.configure({ generatedTokensPerSecond: 0 });
  expect(await untilEnded(server)).toMatchObject({
    state: 'done',
    result: { own_article: { title: 'Item 1' } },
  });
  const asked = listChats(server.ollama).map(({ model }) => model);
  expect(asked.slice(0, 14)).toEqual(['judge:3b', ...Array(13).fill('tested:3b')]);
});
