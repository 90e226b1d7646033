import { expect, test } from 'vitest';
import type { Database } from '#server/database/open.ts';
import type { StoredState } from '#server/database/schema.ts';
import { makeArticle } from '#server/testing/make-article.ts';
import { makeDatabase, makeFeed } from '#server/testing/make-database.ts';
import { type View, viewSchema } from '#shared/page.ts';
import { readCounts } from './count-queries.ts';
import { listArticleIds } from './list-queries.ts';
import { updateMarks } from './mark-queries.ts';
import { storeArticles } from './store-articles.ts';

const now = Date.UTC(2026, 10, 20);

type Columns = { state: StoredState; rejudging?: 0 | 1; score?: number };

/** The table of docs/notes/views.md, line by line: what is stored of an article, and its views while it is unread. */
const table: [article: string, columns: Columns, views: View[]][] = [
  ['not decided about yet', { state: 'new' }, ['unread', 'all']],
  ['not queued', { state: 'not_queued' }, ['unread', 'all']],
  ['waiting for its first judgement', { state: 'waiting' }, ['unread', 'all', 'scoring']],
  ['judged', { state: 'judged', score: 70 }, ['unread', 'all']],
  ['judged, low', { state: 'judged', score: 39.9 }, ['unread', 'all', 'hidden']],
  ['judged, just in the middle tier', { state: 'judged', score: 40 }, ['unread', 'all']],
  ['judged, in a blocked category', { state: 'blocked', score: 70 }, ['blocked', 'hidden']],
  ['judged, waiting again', { state: 'judged', score: 70, rejudging: 1 }, ['all', 'scoring']],
  ['blocked, waiting again', { state: 'blocked', score: 70, rejudging: 1 }, ['scoring', 'blocked', 'hidden']],
  ['failed the first time', { state: 'failed' }, ['unread', 'all', 'failed']],
  ['failed the first time, waiting again', { state: 'waiting' }, ['unread', 'all', 'scoring']],
  ['failed again', { state: 'failed', score: 70 }, ['unread', 'all', 'failed']],
  ['failed again, waiting again', { state: 'failed', score: 70, rejudging: 1 }, ['all', 'scoring']],
];

async function makeOne({ state, rejudging = 0, score }: Columns): Promise<{ db: Database; id: number }> {
  const db = await makeDatabase();
  const feedId = await makeFeed(db, { title: 'Tidal Notes', now });
  const { added } = await storeArticles(db, feedId, { articles: [makeArticle()], now });
  const columns = { state, rejudging, score: score ?? null };
  await db.updateTable('articles').set(columns).execute();
  return { db, id: added[0] ?? 0 };
}

async function viewsWith(db: Database, id: number): Promise<View[]> {
  const found: View[] = [];
  const counts = await readCounts(db, now);
  for (const view of viewSchema.options) {
    const { ids, total } = await listArticleIds(db, { view, sort: 'newest', now });
    expect({ view, total, count: counts[view] }).toEqual({ view, total: ids.length, count: ids.length });
    if (ids.includes(id)) found.push(view);
  }
  return found;
}

test.each(table)('an article stands in its views, listed and counted: %s', async (_, columns, views) => {
  const { db, id } = await makeOne(columns);
  expect(await viewsWith(db, id)).toEqual(views);
  await db.updateTable('articles').set({ read_at: now }).execute();
  expect(await viewsWith(db, id)).toEqual(views.filter((view) => view !== 'unread'));
  await db.updateTable('articles').set({ starred_at: now }).execute();
  expect(await viewsWith(db, id)).toContain('starred');
});

test('what ranking keeps out of sight is in Hidden today for a day after it came, and for one after it came back', async () => {
  const { db, id } = await makeOne({ state: 'judged', score: 12 });
  const isHidden = async (at: number) =>
    (await listArticleIds(db, { view: 'hidden', sort: 'newest', now: at })).ids.includes(id);
  const DAY = 86_400_000;
  expect(await isHidden(now + DAY - 1)).toBe(true);
  expect(await isHidden(now + DAY)).toBe(false);
  await updateMarks(db, id, { marks: { read: true }, now });
  await updateMarks(db, id, { marks: { read: false }, now: now + DAY });
  expect(await isHidden(now + DAY)).toBe(true);
});
