import { sql } from 'kysely';
import type { Database } from '#server/database/open.ts';

/** An item of a feed that is a duplicate: the article it is of, and what the feed called it last. */
export type KnownDuplicate = {
  articleId: number;
  url: string | null;
  title: string;
  /** Of the article, not of the item. */
  urlKey: string | null;
  wordCount: number;
};

/** An article that stands under some address, with the feeds that carry it. */
export type Candidate = {
  id: number;
  urlKey: string;
  /** Its own feed; null once that is gone. */
  feedId: number | null;
  /** All feeds that carry it, its own included. */
  carriers: number[];
  wordCount: number;
  /** It waits for no judgement because its feed is never judged. */
  isLeftOut: boolean;
  /** It came as read, because its feed is or was muted, and was never unread since. */
  cameMuted: boolean;
  isBlocked: boolean;
};

/** A feed's item as a row beside the article that it is a duplicate of. */
export type DuplicateItem = { feedId: number; externalId: string; url: string | null; title: string };

/** The feed's duplicates among these external ids. */
export async function findKnownDuplicates(
  db: Database,
  feedId: number,
  externalIds: string[],
): Promise<Map<string, KnownDuplicate>> {
  const rows = await db
    .selectFrom('article_duplicates')
    .innerJoin('articles', 'articles.id', 'article_duplicates.article_id')
    .where('article_duplicates.feed_id', '=', feedId)
    .where('article_duplicates.external_id', 'in', externalIds)
    .select(['article_duplicates.external_id', 'article_id as articleId'])
    .select(['article_duplicates.url', 'article_duplicates.title'])
    .select(['articles.url_key as urlKey', 'articles.word_count as wordCount'])
    .execute();
  return new Map(rows.map(({ external_id, ...row }) => [external_id, row]));
}

/** The articles with these keys, the oldest first. */
export async function listCandidates(db: Database, urlKeys: string[]): Promise<Candidate[]> {
  if (urlKeys.length === 0) return [];
  const articles = await db
    .selectFrom('articles')
    .leftJoin('feeds', 'feeds.id', 'articles.feed_id')
    .where('articles.url_key', 'in', urlKeys)
    .where('articles.url_key', 'is not', null)
    .orderBy('articles.id')
    .select(['articles.id', 'articles.url_key', 'articles.feed_id', 'articles.word_count'])
    .select(['articles.state', 'articles.read_at', 'articles.fetched_at', 'articles.below_minimum'])
    .select(['feeds.never_judge', 'feeds.muted_until'])
    .execute();
  if (articles.length === 0) return [];
  const others = await db
    .selectFrom('article_duplicates')
    .select(['article_id', 'feed_id'])
    .where(
      'article_id',
      'in',
      articles.map(({ id }) => id),
    )
    .execute();
  const byArticle = Map.groupBy(others, (row) => row.article_id);
  return articles.map((row) => ({
    id: row.id,
    urlKey: row.url_key ?? '',
    feedId: row.feed_id,
    carriers: [row.feed_id, ...(byArticle.get(row.id) ?? []).map(({ feed_id }) => feed_id)].filter(
      (id) => id !== null,
    ),
    wordCount: row.word_count,
    isLeftOut:
      row.never_judge === 1 && row.state === 'not_queued' && row.read_at === null && row.below_minimum === 0,
    cameMuted: row.muted_until !== null && row.read_at === row.fetched_at,
    isBlocked: row.state === 'blocked',
  }));
}

/** Writes a feed's item beside the article it is a duplicate of, or what the feed calls it now. */
export async function putDuplicate(
  db: Database,
  articleId: number,
  { item, now }: { item: DuplicateItem; now: number },
): Promise<void> {
  const { feedId, externalId, url, title } = item;
  await db
    .insertInto('article_duplicates')
    .values({ article_id: articleId, feed_id: feedId, external_id: externalId, url, title, seen_at: now })
    .onConflict((conflict) =>
      conflict.columns(['feed_id', 'external_id']).doUpdateSet({ article_id: articleId, url, title }),
    )
    .execute();
}

export async function deleteDuplicate(db: Database, item: Pick<DuplicateItem, 'feedId' | 'externalId'>) {
  await db
    .deleteFrom('article_duplicates')
    .where('feed_id', '=', item.feedId)
    .where('external_id', '=', item.externalId)
    .execute();
}

/** What `article_contents.hash` is where the content came from an item of another feed than the article's own. */
export const HASH_OF_ANOTHER_ITEM = '';

/**
 * Gives an article another feed as its own: `item` is what it is there. What its feed was until now stands
 * beside it from then on. The content stays until the item brings as much.
 */
export async function moveToFeed(
  db: Database,
  articleId: number,
  { item, now }: { item: DuplicateItem; now: number },
): Promise<void> {
  const before = await db
    .selectFrom('articles')
    .select(['feed_id', 'external_id', 'url', 'title'])
    .where('id', '=', articleId)
    .executeTakeFirstOrThrow();
  const { feedId, externalId } = item;
  await deleteDuplicate(db, item);
  await db
    .updateTable('articles')
    .set({ feed_id: feedId, external_id: externalId, gone_feed_title: null })
    .where('id', '=', articleId)
    .execute();
  await db
    .updateTable('article_contents')
    .set({ hash: HASH_OF_ANOTHER_ITEM })
    .where('article_id', '=', articleId)
    .execute();
  if (before.feed_id === null) return;
  const left = {
    feedId: before.feed_id,
    externalId: before.external_id,
    url: before.url,
    title: before.title,
  };
  await putDuplicate(db, articleId, { item: left, now });
}

/** The articles of a feed that other feeds carry too go to the first of those. Returns their ids. */
export async function passOnArticles(db: Database, feedId: number): Promise<number[]> {
  // Beside min() SQLite takes the other columns from the row that has the minimum.
  const passed = await sql<{ id: number }>`
    update articles set feed_id = heir.feed_id, external_id = heir.external_id
    from (
      select article_id, feed_id, external_id, min(id) from article_duplicates
      where feed_id <> ${feedId} and article_id in (select id from articles where feed_id = ${feedId})
      group by article_id
    ) as heir
    where articles.id = heir.article_id returning articles.id
  `.execute(db);
  const ids = passed.rows.map(({ id }) => id);
  const own = sql`(select id from articles where id in (select value from json_each(${JSON.stringify(ids)})))`;
  await sql`
    delete from article_duplicates where article_id in ${own} and (feed_id, external_id) =
      (select feed_id, external_id from articles where articles.id = article_duplicates.article_id)
  `.execute(db);
  await sql`
    update article_contents set hash = ${HASH_OF_ANOTHER_ITEM} where article_id in ${own}
  `.execute(db);
  return ids;
}
