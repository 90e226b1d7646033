import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { updateFeed } from '#server/feeds/feed-queries.ts';
import { findOrInsertFolder } from '#server/feeds/folder-queries.ts';
import { makeDatabase, makeFeed } from '#server/testing/make-database.ts';
import { watchSql } from '#server/testing/watch-sql.ts';
import { MAX_LISTED_IDS } from '#shared/limits.ts';
import { sortSchema } from '#shared/page.ts';
import { listArticleIds } from './list-queries.ts';

const now = Date.UTC(2026, 10, 20);

/** Seven thousand unread articles: a folder and a category with most of them, and a folder with few. */
async function makeLongView() {
  const db = await makeDatabase();
  const feedId = await makeFeed(db, { title: 'Tidal Notes', now });
  const other = await makeFeed(db, { title: 'Night Trains', now });
  const { id: mostly } = await findOrInsertFolder(db, 'Sea');
  const { id: hardly } = await findOrInsertFolder(db, 'Land');
  await updateFeed(db, feedId, { folder_id: mostly });
  await updateFeed(db, other, { folder_id: hardly });
  await sql`
    insert into articles (feed_id, external_id, title, excerpt, word_count, published_at, fetched_at, listed_at, score)
    with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n < 7000)
    select iif(n % 5 = 0, ${other}, ${feedId}), n, n, '', 0, n, 0, 0, iif(n % 9 = 0, null, (n * 7919) % 1009 / 10.09)
    from numbers
  `.execute(db);
  await sql`
    insert into article_duplicates (article_id, feed_id, external_id, title, seen_at)
    select id, ${feedId}, 'also ' || id, title, 0 from articles where feed_id = ${other} and id % 3 = 0
  `.execute(db);
  const category = { name: 'sea', slug: 'sea', parent_id: null, weight: null, hidden_at: null, seen_at: 0 };
  const { id: categoryId } = await db
    .insertInto('categories')
    .values({ ...category, created_by: 'owner' })
    .returning('id')
    .executeTakeFirstOrThrow();
  await sql`
    insert into article_categories (article_id, category_id, position)
    select id, ${categoryId}, 0 from articles where score is not null
  `.execute(db);
  return { db, feedId, mostly, hardly, categoryId };
}

test('a folder or a category that holds most of a long view is listed in the same order as any other', async () => {
  const { db, feedId, mostly, categoryId } = await makeLongView();
  const orders = {
    best: 'coalesce(score, 39.9995) desc, published_at desc',
    lowest: 'score is null, score, published_at desc',
    newest: 'published_at desc',
    oldest: 'published_at',
    fresh: 'coalesce(score, 39.9995) + 4 * (published_at / 86400000.0) desc, published_at desc',
  } as const;
  const scopes = [
    {
      scope: { folderId: mostly },
      where: sql`feed_id = ${feedId} or id in (select article_id from article_duplicates)`,
    },
    { scope: { categoryId }, where: sql`score is not null` },
  ];
  for (const { scope, where } of scopes) {
    for (const [sort, order] of Object.entries(orders)) {
      const sorted = await sql<{ id: number }>`
        select id from articles where ${where} order by ${sql.raw(order)}
      `.execute(db);
      const expected = {
        total: sorted.rows.length,
        ids: sorted.rows.map(({ id }) => id).slice(0, MAX_LISTED_IDS),
      };
      expect(expected.total).toBeGreaterThan(MAX_LISTED_IDS);
      for (const view of ['unread', 'all'] as const) {
        const list = await listArticleIds(db, { view, sort: sortSchema.parse(sort), now, ...scope });
        expect({ scope, view, sort, ...list }).toMatchObject(expected);
      }
    }
  }
});

test('a folder that holds most of a long view is met by walking the view; a small one is collected and sorted', async () => {
  const { db, mostly, hardly } = await makeLongView();
  const { watched, take } = watchSql(db);
  const isSorted = async (folderId: number) => {
    await listArticleIds(watched, { view: 'unread', sort: 'best', now, folderId });
    const list = take().find(({ sql: text }) => text.includes('json_group_array'));
    const plan = await sql<{ detail: string }>`explain query plan ${sql.raw(list?.sql ?? '')}`.execute(db);
    return plan.rows.some(({ detail }) => detail === 'USE TEMP B-TREE FOR ORDER BY');
  };
  expect([await isSorted(mostly), await isSorted(hardly)]).toEqual([false, true]);
});
