import { expect, test } from 'vitest';
import { makeRss } from '#server/testing/feed-server/make-feeds.ts';
import { makeTestServer } from '#server/testing/make-test-server.ts';
import { estimatesStatusSchema } from '#shared/estimates.ts';

const titles = [
  'Football results of the weekend',
  'The night train to Vienna is back',
  'Night trains to the sea',
];
const body = makeRss({
  title: 'Timetable',
  siteUrl: 'https://timetable.example/',
  items: titles.map((title, number) => ({
    title,
    url: `https://timetable.example/${number}`,
    html: '<p>News.</p>',
  })),
});

test('without Ollama the list is ranked as soon as the articles are there, with the phrase each is closest to', async () => {
  const server = await makeTestServer();
  await server.ollama.stop();
  await server.saveInterests('night trains', 'football');
  server.feeds.set('/feed', { body });
  await server.addFeed(server.feeds.url('/feed'));
  await server.until(async () => (await server.list('unread')).unranked === 0);
  const { articles } = await server.list('unread', 'best');
  expect(articles.map(({ title }) => title)).toEqual([titles[2], titles[1], titles[0]]);
  expect(articles[0]).toMatchObject({ score: null, closest_to: 'night trains', state: 'not_queued' });
  expect(await server.read({ path: '/api/estimates/status' }, estimatesStatusSchema)).toMatchObject({
    built_in: { ready: true, trouble: null },
    language_note: null,
    estimated: 3,
    unestimated: 0,
  });
});

test('what is wanted most is judged first, its estimate stays beside its score, and the page hears of it', async () => {
  const server = await makeTestServer();
  await server.saveInterests('night trains', 'football');
  await server.chooseModel('granite4.1:3b');
  server.feeds.set('/feed', { body });
  await server.addFeed(server.feeds.url('/feed'));
  await server.until(async () => (await server.status()).state === 'idle');
  const { articles } = await server.list('all', 'newest');
  const judged = await Promise.all(articles.map(({ id }) => server.article(id)));
  const byTime = judged.toSorted((one, other) =>
    (one.judgement?.judged_at ?? '').localeCompare(other.judgement?.judged_at ?? ''),
  );
  expect(byTime.map(({ title }) => title)).toEqual([titles[2], titles[1], titles[0]]);
  for (const { score, estimate, judgement } of judged) {
    expect(score).not.toBeNull();
    expect(estimate).not.toBeNull();
    expect(judgement?.estimate_before).toBe(estimate);
  }
  expect(server.events().map(({ name }) => name)).toContain('estimates_changed');
});

test('what is estimated below the minimum is not judged by itself, and lowering the minimum has it judged', async () => {
  const server = await makeTestServer();
  await server.saveInterests('night trains', 'football');
  await server.chooseModel('granite4.1:3b');
  const save = (minimum_estimate: number | null) =>
    server.send({ method: 'PUT', path: '/api/settings', body: { minimum_estimate } });
  await save(50);
  server.feeds.set('/feed', { body });
  await server.addFeed(server.feeds.url('/feed'));
  await server.until(async () => (await server.status()).state === 'idle');
  const states = async () => (await server.list('all', 'best')).articles.map(({ state }) => state);
  expect((await states()).toSorted()).toEqual(['judged', 'judged', 'not_queued']);
  await save(null);
  await server.until(async () => (await states()).every((state) => state === 'judged'));
  expect((await save(101)).status).toBe(400);
});
