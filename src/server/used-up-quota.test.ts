import { expect, test } from 'vitest';
import { cleanUpLater } from '#server/testing/clean-up.ts';
import { makeRss } from '#server/testing/feed-server/make-feeds.ts';
import { startFeedServer } from '#server/testing/feed-server/start-feed-server.ts';
import { makeTempFolder } from '#server/testing/make-temp-folder.ts';
import { launchProcess } from '#server/testing/start-process.ts';
import { makeTestApi } from '#server/testing/test-api.ts';

/** Of 512 bytes or twice that: room for a new database, and not for what comes then. */
const FILE_BLOCKS = 4_000;
const MOST_FEEDS = 40;

const feeds = await startFeedServer();
cleanUpLater(feeds.stop);
const environment = {
  WINNOW_DATA_DIR: makeTempFolder(),
  WINNOW_FETCH_ALLOW_PRIVATE_NETWORKS: '127.0.0.0/8',
  WINNOW_OLLAMA_HOST: 'http://127.0.0.1:1',
};

async function launch(fileBlocks?: number) {
  const launched = launchProcess(environment, undefined, fileBlocks);
  cleanUpLater(() => void launched.end('SIGKILL'));
  const url = await launched.ready;
  return { ...makeTestApi(() => url), end: launched.end };
}

function listFeed(number: number): string {
  const items = Array.from({ length: 20 }, (_, index) => ({
    title: `Wave ${index}`,
    url: `https://tidal.example/${number}/${index}`,
    html: `<p>${'A wave of the sea. '.repeat(500)}</p>`,
  }));
  feeds.set(`/${number}`, {
    body: makeRss({ title: `Waves ${number}`, siteUrl: 'https://tidal.example/', items }),
  });
  return feeds.url(`/${number}`);
}

test('where nothing more can be written all can be read, each write is refused by its cause, and nothing that was saved is lost', {
  timeout: 90_000,
}, async () => {
  const limited = await launch(FILE_BLOCKS);
  const add = (number: number) =>
    limited.send({ method: 'POST', path: '/api/feeds', body: { url: listFeed(number) } });
  const star = (id: number, starred: boolean) =>
    limited.send({ method: 'PATCH', path: `/api/articles/${id}`, body: { starred } });
  await limited.addFeed(listFeed(0));
  const [starred = 0, other = 0] = (await limited.list('all')).ids;
  await limited.mark(starred, { starred: true });

  let number = 0;
  let answer = await add(++number);
  while (answer.ok && number < MOST_FEEDS) answer = await add(++number);
  expect(await answer.json()).toMatchObject({
    error: {
      code: 'storage_failed',
      message: 'The database could not be written.',
      hint: expect.stringContaining('quota'),
      details: { trouble: 'unwritable' },
    },
  });
  // What is small may still find room: whatever was answered with 200 has to be there afterwards.
  let isStarred = false;
  for (let wish = true; (await star(other, wish)).ok; wish = !wish) isStarred = wish;
  expect((await star(other, !isStarred)).status).toBe(507);
  const all = await limited.list('all');
  expect((await limited.counts()).all).toBe(all.total);
  expect(await limited.article(starred)).toMatchObject({ starred: true });
  await limited.end('SIGKILL');

  const again = await launch();
  expect(await again.article(starred)).toMatchObject({ starred: true });
  expect(await again.article(other)).toMatchObject({ starred: isStarred });
  expect((await again.list('all')).total).toBe(all.total);
  expect(await again.mark(other, { starred: !isStarred })).toMatchObject({ starred: !isStarred });
});
