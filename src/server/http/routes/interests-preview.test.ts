import { expect, test } from 'vitest';
import { makeRss } from '#server/testing/feed-server/make-feeds.ts';
import { makeTestServer, type TestServer } from '#server/testing/make-test-server.ts';
import { estimatesStatusSchema } from '#shared/estimates.ts';
import { interestsPreviewSchema } from '#shared/interests-preview.ts';
import { savedOllamaConfigSchema } from '#shared/settings.ts';

const path = '/api/interests/preview';
const titles = [
  'Night trains to Rome',
  'Football results of the cup final',
  'A storage engine survives a crash',
  'Sourdough bread at home',
  'The price of honey',
  'Ferries to the islands',
];

async function open(): Promise<TestServer> {
  const server = await makeTestServer();
  const items = titles.map((title) => ({
    title,
    url: `https://rail.example/${title}`,
    html: '<p>News.</p>',
  }));
  server.feeds.set('/rail', { body: makeRss({ title: 'Rail', siteUrl: 'https://rail.example/', items }) });
  await server.addFeed(server.feeds.url('/rail'));
  await server.until(async () => (await preview(server, 'Bread')).ready);
  return server;
}

const preview = (server: TestServer, interests: string, antiInterests = '') =>
  server.read(
    { method: 'POST', path, body: { interests, anti_interests: antiInterests } },
    interestsPreviewSchema,
  );

test('before anything is saved it shows what the texts would do, and saves nothing', async () => {
  const server = await open();
  const { changes, moved, ready, reason } = await preview(server, 'Night trains', 'Football');
  expect({ ready, reason, moved }).toEqual({ ready: true, reason: null, moved: titles.length });
  expect(changes).toHaveLength(5);
  const sizes = changes.map(({ after }) => Math.abs((after ?? 0) - 40));
  expect(sizes).toEqual(sizes.toSorted((one, other) => other - one));
  const after = (title: string) => changes.find(({ article }) => article.title === title)?.after ?? 0;
  expect(after(titles[0] ?? '')).toBeGreaterThan(60);
  expect(after(titles[1] ?? '')).toBeLessThan(30);
  expect(changes.every(({ before }) => before === null)).toBe(true);
  expect((await server.list('unread')).articles.every(({ estimate }) => estimate === null)).toBe(true);
  expect(await (await server.send({ path: '/api/interests' })).json()).toMatchObject({ version: 0 });
});

test('what would stand on top comes in its order, with what it is closest to', async () => {
  const server = await open();
  const { best } = await preview(server, 'Night trains\nFerries', 'Football');
  expect(best).toHaveLength(titles.length);
  expect(best.slice(0, 2).map(({ article }) => article.title)).toEqual(
    expect.arrayContaining(['Night trains to Rome', 'Ferries to the islands']),
  );
  expect(best.at(-1)?.article.title).toBe('Football results of the cup final');
  const estimates = best.map(({ estimate }) => estimate);
  expect(estimates).toEqual(estimates.toSorted((one, other) => other - one));
  expect(best.find(({ article }) => article.title === titles[0])?.closest_to).toBe('Night trains');
});

test('an edit is held against the estimates as they are; unchanged texts change nothing', async () => {
  const server = await open();
  await server.saveInterests('Night trains', 'Football');
  const rated = async () =>
    (await server.list('unread')).articles.filter(({ estimate }) => estimate !== null);
  await server.until(async () => (await rated()).length === titles.length);
  expect(await preview(server, 'Night trains', 'Football')).toEqual({
    changes: [],
    best: expect.any(Array),
    moved: 0,
    ready: true,
    reason: null,
  });
  const { changes, moved } = await preview(server, 'Football', 'Night trains');
  const [first, second] = changes;
  expect([first, second].map((change) => change?.article.title).sort()).toEqual(titles.slice(0, 2).sort());
  expect(moved).toBeGreaterThanOrEqual(2);
  for (const { article, before } of changes) expect(before).toBe(article.estimate);
});

test('where nothing can be estimated it says why', async () => {
  const server = await open();
  expect(await preview(server, ' \n')).toEqual({
    changes: [],
    best: [],
    moved: 0,
    ready: false,
    reason: 'Nothing is wanted: write an interest, or vote on a few articles.',
  });
  expect(await preview(server, 'Ночные поезда и море')).toMatchObject({
    ready: false,
    reason: expect.stringContaining('English only'),
  });
  const empty = await makeTestServer();
  expect(await preview(empty, 'Night trains')).toMatchObject({
    ready: false,
    reason: expect.stringContaining('no unread article'),
  });
});

test('of many asked for at once only the last is worked out', async () => {
  const server = await open();
  const texts = Array.from({ length: 8 }, (_, index) => `Night trains ${'very '.repeat(index)}late`);
  const answers = await Promise.all(
    texts.map((interests) => server.send({ method: 'POST', path, body: { interests, anti_interests: '' } })),
  );
  const statuses = answers.map(({ status }) => status);
  expect(statuses.filter((status) => status === 200).length).toBeLessThan(texts.length);
  expect(statuses.every((status) => status === 200 || status === 409)).toBe(true);
  const refused = answers.find(({ status }) => status === 409);
  expect(await refused?.json()).toMatchObject({ error: { code: 'superseded' } });
  expect(await preview(server, 'Night trains')).toMatchObject({ ready: true });
});

test('500 lines are answered', async () => {
  const server = await open();
  const lines = Array.from({ length: 500 }, (_, index) => `trains ${index}`).join('\n');
  expect(await preview(server, lines)).toMatchObject({ ready: true });
});

test('with an embedding model, phrases that it cannot read now are compared by their words, and it says so', async () => {
  const server = await open();
  const body = { estimate_model: 'all-minilm:latest' };
  await server.read({ method: 'PUT', path: '/api/ollama/config', body }, savedOllamaConfigSchema);
  const status = () => server.read({ path: '/api/estimates/status' }, estimatesStatusSchema);
  await server.until(async () => (await status()).embedding.state === 'ready');
  expect(await preview(server, 'Night trains')).toMatchObject({ ready: true, reason: null });
  await server.ollama.stop();
  expect(await preview(server, 'Night trains')).toMatchObject({ ready: true, reason: null });
  expect(await preview(server, 'Night trains\nSourdough')).toMatchObject({
    ready: true,
    reason: 'all-minilm:latest has not read one phrase yet: compared by words alone.',
  });
});

const bad = await makeTestServer();
test.each<[string, unknown]>([
  ['a text of more than 10,000 characters', { interests: 'x'.repeat(10_001), anti_interests: '' }],
  ['only one text', { interests: 'x' }],
  ['a number', { interests: 1, anti_interests: '' }],
  ['a version', { interests: 'x', anti_interests: '', version: 1 }],
])('refused: %s', async (_, body) => {
  expect(await bad.refusal({ method: 'POST', path, body })).toMatchObject({
    status: 400,
    code: 'invalid_request',
  });
});
