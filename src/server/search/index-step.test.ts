import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { storeArticles } from '#server/articles/store-articles.ts';
import { openSearchFile, type SearchDatabase } from '#server/database/search-file.ts';
import { updateFeed } from '#server/feeds/feed-queries.ts';
import { cleanUpLater } from '#server/testing/clean-up.ts';
import { makeArticle, makeArticles } from '#server/testing/make-article.ts';
import { makeFeed } from '#server/testing/make-database.ts';
import { makeSearch } from '#server/testing/make-search.ts';
import { readProgress } from './index-queries.ts';
import { takeIndexStep } from './index-step.ts';

const now = Date.UTC(2026, 0, 20, 9);

async function found(index: SearchDatabase, expression: string): Promise<number[]> {
  const { rows } = await sql<{ rowid: number }>`
    select rowid from article_index where article_index match ${expression} order by rowid
  `.execute(index);
  return rows.map(({ rowid }) => rowid);
}

async function makeFilled(count: number) {
  const made = await makeSearch();
  const feedId = await makeFeed(made.db, { title: 'Tidal Notes', now });
  const { added } = await storeArticles(made.db, feedId, { articles: makeArticles(count), now });
  return { ...made, feedId, ids: added };
}

test('new articles are read a few at a time, and then there is nothing to do', async () => {
  const { index, settle, ids } = await makeFilled(60);
  expect(await settle()).toBe(4);
  expect(await found(index, 'article')).toEqual(ids);
  expect(await settle()).toBe(1);
});

test('what changes, goes, or is fetched whole is found by its new words alone', async () => {
  const { db, index, settle, feedId, ids } = await makeFilled(3);
  await settle();
  const [first = 0, second = 0, third = 0] = ids;
  await storeArticles(db, feedId, {
    articles: [makeArticle({ externalId: 'Article 1', title: 'Renamed', text: 'Altogether new.' })],
    now,
  });
  await db
    .updateTable('article_contents')
    .set({ full_text: 'The whole page.' })
    .where('article_id', '=', second)
    .execute();
  await db.deleteFrom('articles').where('id', '=', third).execute();
  await settle();
  expect(await found(index, 'renamed OR altogether')).toEqual([first]);
  expect(await found(index, 'whole')).toEqual([second]);
  expect(await found(index, 'write')).toEqual([]);
});

test('an article is found by the name that its feed has now', async () => {
  const { db, index, settle, feedId, ids } = await makeFilled(60);
  await settle();
  await updateFeed(db, feedId, { custom_title: 'Sea Paper' });
  await settle();
  expect(await found(index, 'feed : sea')).toEqual(ids);
  expect(await found(index, 'tidal')).toEqual([]);
});

test('articles leave the index with their feed', async () => {
  const { db, index, settle, feedId } = await makeFilled(30);
  await settle();
  await db.deleteFrom('feeds').where('id', '=', feedId).execute();
  await settle();
  expect(await found(index, 'article')).toEqual([]);
});

test('an index that is lost, damaged or of another database is made anew, the newest articles first', async () => {
  const { db, file, index, settle, ids } = await makeFilled(150);
  await settle();
  await index.destroy();
  writeFileSync(join(dirname(file), 'search.db'), 'no database at all '.repeat(500));
  const again = await openSearchFile(file, () => true);
  expect(await readProgress(again.db)).toEqual({ left: 150, total: 150 });
  await takeIndexStep(again.db, { recent: false });
  expect(await found(again.db, 'article')).toEqual(ids.slice(-100));
  expect(await readProgress(again.db)).toEqual({ left: 50, total: 150 });
  await again.close();

  // The step is kept over a restart.
  const third = await openSearchFile(file, () => true);
  expect(await readProgress(third.db)).toEqual({ left: 50, total: 150 });
  await third.close();

  await db.updateTable('settings').set({ value: '"another"' }).where('key', '=', 'search_source').execute();
  const other = await openSearchFile(file, () => true);
  cleanUpLater(other.close);
  expect(await readProgress(other.db)).toEqual({ left: 150, total: 150 });
});

test('an older copy of the database does not keep the index of the newer one', async () => {
  const { db, file, index, settle } = await makeFilled(3);
  await settle();
  await index.destroy();
  // As after restoring a backup: the ids were not given out yet.
  await db.deleteFrom('articles').execute();
  await sql`update sqlite_sequence set seq = 0 where name = 'articles'`.execute(db);
  const again = await openSearchFile(file, () => true);
  cleanUpLater(again.close);
  expect(await found(again.db, 'article')).toEqual([]);
});
