import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { storeArticles } from '#server/articles/store-articles.ts';
import { DATABASE_FILE } from '#server/database/open.ts';
import { findStorageTrouble } from '#server/database/storage-error.ts';
import { cleanUpLater } from '#server/testing/clean-up.ts';
import { makeArticles } from '#server/testing/make-article.ts';
import { makeFeed } from '#server/testing/make-database.ts';
import { makeSearch } from '#server/testing/make-search.ts';
import { makeTempFolder } from '#server/testing/make-temp-folder.ts';
import { createSearchThread, TooSlow } from './search-thread.ts';

const now = Date.UTC(2026, 0, 20, 9);
const order = { sort: 'best', unscored: 'middle', freshPoints: 4 } as const;
const searchFor = (text: string) => ({ text, now, scope: {}, order });

const { db, file, index, settle } = await makeSearch();
const feedId = await makeFeed(db, { title: 'Tidal Notes', now });
await storeArticles(db, feedId, { articles: makeArticles(300), now });
await settle();
await index.destroy();

const patient = { timeLimit: 10_000, idleLimit: 60_000 };

function makeThread(timeLimit = patient.timeLimit) {
  const thread = createSearchThread({ database: file, ...patient, timeLimit });
  cleanUpLater(thread.close);
  return thread;
}

test('searches are answered one after the other', async () => {
  const thread = makeThread();
  const answers = await Promise.all(
    ['article', 'tidal', 'nowhere'].map((text) => thread.ask('list', searchFor(text))),
  );
  expect(answers.map(({ total }) => total)).toEqual([300, 300, 0]);
});

test('one that nobody waits for any more is not answered, and holds up none after it', async () => {
  const thread = makeThread();
  const superseded = new AbortController();
  const typed = [1, 2, 3].map(() => thread.ask('list', searchFor('article'), superseded.signal));
  superseded.abort(new Error('typed on'));
  const last = thread.ask('list', searchFor('tidal'));
  expect(
    (await Promise.allSettled(typed)).filter(({ status }) => status === 'rejected').length,
  ).toBeGreaterThanOrEqual(2);
  expect((await last).total).toBe(300);
});

test('one that takes too long is stopped', async () => {
  const thread = makeThread(0);
  await expect(thread.ask('list', searchFor('article'))).rejects.toBeInstanceOf(TooSlow);
});

test('what keeps SQLite from its work is known outside of the thread too, as on a full disk', async () => {
  const folder = makeTempFolder();
  mkdirSync(join(folder, 'search.db'));
  const thread = createSearchThread({ database: join(folder, DATABASE_FILE), ...patient });
  cleanUpLater(thread.close);
  const refused = await thread.ask('list', searchFor('article')).catch((error: unknown) => error);
  expect(findStorageTrouble(refused)).toBe('unreadable');
});

test('after its end whoever waits is told so', async () => {
  const thread = makeThread();
  const refused = expect(thread.ask('list', searchFor('article'))).rejects.toThrow('closed');
  await thread.close();
  await refused;
  await expect(thread.ask('list', searchFor('article'))).rejects.toThrow('closed');
});
