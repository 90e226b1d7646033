import { expect, test } from 'vitest';
import { makeRss } from '#server/testing/feed-server/make-feeds.ts';
import { makeTestServer, type TestServer } from '#server/testing/make-test-server.ts';
import { articleRowSchema } from '#shared/article.ts';
import { deletedVoteSchema, voteListSchema } from '#shared/feedback.ts';

async function addFeed(server: TestServer, titles: string[]): Promise<number> {
  const items = titles.map((title) => ({
    title,
    url: `https://tidal.example/${title}`,
    html: '<p>Sea.</p>',
  }));
  server.feeds.set('/sea', {
    body: makeRss({ title: 'Tidal Notes', siteUrl: 'https://tidal.example/', items }),
  });
  return (await server.addFeed(server.feeds.url('/sea'))).id;
}

async function findId(server: TestServer, title: string): Promise<number> {
  const { articles } = await server.list('all');
  const found = articles.find((article) => article.title === title);
  if (!found) throw new Error(`This test has no article ${title}.`);
  return found.id;
}

const say = (server: TestServer, id: number, verdict: string) =>
  server.read({ method: 'POST', path: `/api/articles/${id}/feedback`, body: { verdict } }, articleRowSchema);
const votes = (server: TestServer, query = '') =>
  server.read({ path: `/api/feedback${query}` }, voteListSchema);

test('a vote shows on the row, on the article and in the list, can be changed, and is taken back', async () => {
  const server = await makeTestServer();
  await addFeed(server, ['Tide', 'Wave']);
  const [tide, wave] = [await findId(server, 'Tide'), await findId(server, 'Wave')];
  expect(await server.article(tide)).toMatchObject({ feedback: null });

  expect(await say(server, tide, 'more')).toMatchObject({ id: tide, feedback: 'more' });
  await say(server, wave, 'less');
  expect(await server.article(tide)).toMatchObject({ feedback: 'more' });
  const { articles } = await server.list('unread');
  expect(articles.map(({ title, feedback }) => [title, feedback]).sort()).toEqual([
    ['Tide', 'more'],
    ['Wave', 'less'],
  ]);
  expect(await votes(server)).toMatchObject({
    votes: [
      { article_id: wave, verdict: 'less', title: 'Wave' },
      { article_id: tide, verdict: 'more', title: 'Tide', feed_title: 'Tidal Notes' },
    ],
    total: 2,
  });

  expect(await say(server, tide, 'less')).toMatchObject({ feedback: 'less' });
  expect((await votes(server)).votes.map(({ title, verdict }) => [title, verdict])).toEqual([
    ['Tide', 'less'],
    ['Wave', 'less'],
  ]);
  expect(await say(server, tide, 'none')).toMatchObject({ feedback: null });
  expect(await votes(server)).toMatchObject({ votes: [{ article_id: wave }], total: 1 });
});

test('the same vote again changes nothing, and other pages hear of a vote once', async () => {
  const server = await makeTestServer();
  await addFeed(server, ['Tide']);
  const id = await findId(server, 'Tide');
  const before = server.events().length;
  const heard = () =>
    server
      .events()
      .slice(before)
      .filter(({ name }) => name === 'votes_changed').length;
  await say(server, id, 'none');
  await say(server, id, 'more');
  const first = await votes(server);
  await say(server, id, 'more');
  expect(await votes(server)).toEqual(first);
  await say(server, id, 'none');
  await say(server, id, 'none');
  await server.until(() => heard() === 2);
  expect(await votes(server)).toEqual({ votes: [], total: 0 });
});

test('a vote outlives a restart and the feed of its article, and is taken back by its own id', async () => {
  const server = await makeTestServer();
  const feedId = await addFeed(server, ['Tide', 'Wave']);
  await say(server, await findId(server, 'Tide'), 'more');
  await server.send({ method: 'DELETE', path: `/api/feeds/${feedId}` });
  await server.restart();
  const { votes: kept } = await votes(server);
  expect(kept).toMatchObject([
    { article_id: null, verdict: 'more', title: 'Tide', url: 'https://tidal.example/Tide' },
  ]);
  const path = `/api/feedback/${kept[0]?.id}`;
  expect(await server.read({ method: 'DELETE', path }, deletedVoteSchema)).toEqual({ deleted: true });
  expect(await votes(server)).toEqual({ votes: [], total: 0 });
  expect(await server.refusal({ method: 'DELETE', path })).toMatchObject({ status: 404, code: 'not_found' });
});

test('taking a vote back by its id takes it off the article', async () => {
  const server = await makeTestServer();
  await addFeed(server, ['Tide']);
  const id = await findId(server, 'Tide');
  await say(server, id, 'more');
  const [kept] = (await votes(server)).votes;
  await server.read({ method: 'DELETE', path: `/api/feedback/${kept?.id}` }, deletedVoteSchema);
  expect(await server.article(id)).toMatchObject({ feedback: null });
});

test('the list comes in parts, newest first, and goes on where a vote was taken back meanwhile', async () => {
  const server = await makeTestServer();
  const titles = ['One', 'Two', 'Three', 'Four', 'Five'];
  await addFeed(server, titles);
  for (const title of titles) await say(server, await findId(server, title), 'less');
  const first = await votes(server, '?limit=2');
  expect(first.votes.map(({ title }) => title)).toEqual(['Five', 'Four']);
  expect(first.total).toBe(5);
  const last = first.votes[1]?.id;
  await server.read({ method: 'DELETE', path: `/api/feedback/${last}` }, deletedVoteSchema);
  const second = await votes(server, `?limit=2&before=${last}`);
  expect(second.votes.map(({ title }) => title)).toEqual(['Three', 'Two']);
  expect(second.total).toBe(4);
});

test('a vote teaches at once: what is like it is estimated higher, and lower again when it is taken back', async () => {
  const server = await makeTestServer();
  await addFeed(server, ['Night trains to Rome', 'Sleeping cars and night trains', 'Football results']);
  await server.saveInterests('Compilers');
  const like = await findId(server, 'Sleeping cars and night trains');
  const estimate = async () => (await server.article(like)).estimate;
  const before = await server.until(estimate);
  const voted = await findId(server, 'Night trains to Rome');
  await say(server, voted, 'more');
  await server.until(async () => ((await estimate()) ?? 0) > before + 5);
  await say(server, voted, 'none');
  await server.until(async () => (await estimate()) === before);
});

const bad = await makeTestServer();
test.each<[string, unknown, string]>([
  ['an unknown verdict', { verdict: 'maybe' }, 'verdict is more, less or none'],
  ['no verdict', {}, 'verdict'],
  ['a number', { verdict: 1 }, 'verdict is more, less or none'],
  ['a misspelt name', { verdict: 'more', reason: 'x' }, 'reason'],
  ['no object', ['more'], 'object'],
])('a vote is refused with a clear sentence: %s', async (_, body, sentence) => {
  const refused = await bad.refusal({ method: 'POST', path: '/api/articles/1/feedback', body });
  expect(refused).toMatchObject({ status: 400, code: 'invalid_request' });
  expect(refused.message).toContain(sentence);
});

test('a vote on an article that is not there is refused, whatever it says', async () => {
  for (const verdict of ['more', 'less', 'none']) {
    const call = { method: 'POST' as const, path: '/api/articles/999/feedback', body: { verdict } };
    expect(await bad.refusal(call)).toMatchObject({ status: 404, code: 'not_found' });
  }
  expect(await votes(bad)).toEqual({ votes: [], total: 0 });
});

test.each(['?limit=0', '?limit=201', '?limit=x', '?before=0', '?before=x'])(
  'the list refuses %s',
  async (query) => {
    expect(await bad.refusal({ path: `/api/feedback${query}` })).toMatchObject({
      status: 400,
      code: 'invalid_request',
    });
  },
);
