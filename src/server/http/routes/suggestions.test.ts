import { expect, test } from 'vitest';
import { makeRss } from '#server/testing/feed-server/make-feeds.ts';
import { makeTestServer, type TestServer } from '#server/testing/make-test-server.ts';
import { articleRowSchema } from '#shared/article.ts';
import { interestsSchema } from '#shared/settings.ts';
import { answeredSuggestionSchema, suggestionsSchema } from '#shared/suggestion.ts';

const trains = [
  'Night trains to Rome',
  'Why night trains return',
  'A new night train',
  'The last night train',
  'Cheap night trains',
  'Sleeping on night trains',
];

/** In the order of the titles; the last is the newest. */
async function vote(server: TestServer, verdict: string, titles: string[]): Promise<void> {
  const { articles } = await server.list('all');
  for (const title of titles) {
    const path = `/api/articles/${articles.find((article) => article.title === title)?.id}/feedback`;
    await server.read({ method: 'POST', path, body: { verdict } }, articleRowSchema);
  }
}

async function open(titles: string[]): Promise<TestServer> {
  const server = await makeTestServer();
  const items = titles.map((title) => ({
    title,
    url: `https://rail.example/${title}`,
    html: '<p>News.</p>',
  }));
  server.feeds.set('/rail', { body: makeRss({ title: 'Rail', siteUrl: 'https://rail.example/', items }) });
  await server.addFeed(server.feeds.url('/rail'));
  return server;
}

const list = (server: TestServer) => server.read({ path: '/api/suggestions' }, suggestionsSchema);
const answer = (server: TestServer, id: string, said: string) =>
  server.read(
    { method: 'POST', path: `/api/suggestions/${id}`, body: { answer: said } },
    answeredSuggestionSchema,
  );
const interests = (server: TestServer) => server.read({ path: '/api/interests' }, interestsSchema);

test('what votes miss in the interests is suggested, and written only after a yes', async () => {
  const server = await open(trains);
  await server.saveInterests('Compilers');
  expect(await list(server)).toEqual({ weights: [], interests: [] });
  await vote(server, 'more', trains.slice(0, 3));
  const { interests: lines } = await list(server);
  expect(lines).toMatchObject([{ kind: 'interest', line: 'night train', votes: 3 }]);
  expect(await interests(server)).toMatchObject({ interests: 'Compilers', version: 1 });

  expect(await answer(server, lines[0]?.id ?? '', 'yes')).toEqual({ applied: true });
  expect(await interests(server)).toMatchObject({
    interests: 'Compilers\nnight train',
    version: 2,
  });
  expect(await list(server)).toEqual({ weights: [], interests: [] });
});

test('a no changes nothing and holds over a restart until twice as many votes say the same', async () => {
  const server = await open(trains);
  await server.saveInterests('Compilers');
  await vote(server, 'more', trains.slice(0, 3));
  const [line] = (await list(server)).interests;
  expect(await answer(server, line?.id ?? '', 'no')).toEqual({ applied: false });
  await server.restart();
  expect(await interests(server)).toMatchObject({ interests: 'Compilers', version: 1 });
  expect(await list(server)).toEqual({ weights: [], interests: [] });
  await vote(server, 'more', trains.slice(0, 5));
  expect(await list(server)).toEqual({ weights: [], interests: [] });
  await vote(server, 'more', trains);
  expect((await list(server)).interests).toMatchObject([{ line: 'night trains', votes: 6 }]);
});

test('votes of less against an interest suggest to take it out, and a yes leaves the other ones', async () => {
  const titles = ['Rome by night train', 'Night trains: the bill', 'Delays of a night train'];
  const server = await open(titles);
  await server.saveInterests('Compilers\nNight trains');
  await vote(server, 'less', titles);
  const [line] = (await list(server)).interests;
  expect(line).toMatchObject({ kind: 'remove', line: 'Night trains', votes: 3 });
  await answer(server, line?.id ?? '', 'yes');
  expect(await interests(server)).toMatchObject({ interests: 'Compilers', anti_interests: '', version: 2 });
});

test('votes still suggest when the feed of their articles is gone', async () => {
  const server = await open(trains);
  await server.saveInterests('Compilers');
  await vote(server, 'more', trains.slice(0, 3));
  const [feed] = await server.feedList();
  await server.send({ method: 'DELETE', path: `/api/feeds/${feed?.id}` });
  expect((await list(server)).interests).toMatchObject([{ line: 'night train', votes: 3 }]);
});

test('interests that are full take no line, and the suggestion stays', async () => {
  const server = await open(trains);
  await server.saveInterests(`Compilers\n${'x'.repeat(9_984)}`);
  await vote(server, 'more', trains.slice(0, 3));
  const [line] = (await list(server)).interests;
  const path = `/api/suggestions/${line?.id}`;
  expect(await server.refusal({ method: 'POST', path, body: { answer: 'yes' } })).toMatchObject({
    status: 409,
    code: 'conflict',
  });
  expect((await list(server)).interests).toHaveLength(1);
});

const bad = await makeTestServer();
test.each<[string, { id: string; body: unknown; status: number }]>([
  ['an unknown suggestion', { id: 'weight-1-boost', body: { answer: 'yes' }, status: 404 }],
  ['a name that all objects have', { id: 'constructor', body: { answer: 'no' }, status: 404 }],
  ['an id without end', { id: 'x'.repeat(101), body: { answer: 'yes' }, status: 400 }],
  ['another answer', { id: 'weight-1-boost', body: { answer: 'maybe' }, status: 400 }],
  ['no answer', { id: 'weight-1-boost', body: {}, status: 400 }],
  ['a misspelt name', { id: 'weight-1-boost', body: { answer: 'yes', weight: 'max' }, status: 400 }],
])('refused: %s', async (_, { id, body, status }) => {
  const call = { method: 'POST' as const, path: `/api/suggestions/${id}`, body };
  expect(await bad.refusal(call)).toMatchObject({ status });
});
