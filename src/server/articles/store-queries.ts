import type { Database } from '#server/database/open.ts';
import type { IncomingArticle } from './store-articles.ts';

type Stored = { article: IncomingArticle; hash: string; now: number };

/** The feed's articles among these external ids, with the hash of what is stored. */
export async function findKnownArticles(
  db: Database,
  feedId: number,
  externalIds: string[],
): Promise<Map<string, { id: number; hash: string }>> {
  const rows = await db
    .selectFrom('articles')
    .innerJoin('article_contents', 'article_contents.article_id', 'articles.id')
    .where('feed_id', '=', feedId)
    .where('external_id', 'in', externalIds)
    .select(['articles.id', 'external_id', 'hash'])
    .execute();
  return new Map(rows.map(({ external_id, id, hash }) => [external_id, { id, hash }]));
}

/** Inserts an article with everything that belongs to it; returns its id. Runs inside a transaction. */
export async function insertArticle(
  db: Database,
  feedId: number,
  { article, hash, now }: Stored,
): Promise<number> {
  const { id } = await db
    .insertInto('articles')
    .values({
      feed_id: feedId,
      external_id: article.externalId,
      ...columnsOf(article),
      // A date in the future would stand on top for ever; an unknown one is the time we first saw it.
      published_at: Math.min(article.publishedAt ?? article.updatedAt ?? now, now),
      updated_at: article.updatedAt,
      fetched_at: now,
      listed_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('article_contents')
    .values({ article_id: id, ...contentOf(article), hash })
    .execute();
  await insertParts(db, id, article);
  return id;
}

/** Replaces what the feed changed; marks, dates of first sight and the judgement stay. */
export async function updateArticleContent(
  db: Database,
  id: number,
  { article, hash, now }: Stored,
): Promise<void> {
  const columns = { ...columnsOf(article), updated_at: article.updatedAt ?? now };
  await db.updateTable('articles').set(columns).where('id', '=', id).execute();
  await db
    .updateTable('article_contents')
    .set({ ...contentOf(article), hash })
    .where('article_id', '=', id)
    .execute();
  // They tell of the old text; without them it is read again.
  await db.deleteFrom('article_vectors').where('article_id', '=', id).execute();
  await db.deleteFrom('enclosures').where('article_id', '=', id).execute();
  await db.deleteFrom('feed_tags').where('article_id', '=', id).execute();
  await insertParts(db, id, article);
}

function columnsOf(article: IncomingArticle) {
  return {
    url: article.url,
    title: article.title,
    author: article.author,
    excerpt: article.excerpt,
    word_count: article.wordCount,
    image_url: article.imageUrl,
    language: article.language,
  };
}

function contentOf(article: IncomingArticle) {
  return {
    html: article.html,
    text: article.text,
    summary: article.summary,
    comments_url: article.commentsUrl,
  };
}

async function insertParts(db: Database, id: number, { enclosures, tags }: IncomingArticle): Promise<void> {
  if (enclosures.length > 0) {
    const rows = enclosures.map((enclosure) => ({ article_id: id, ...enclosure }));
    await db.insertInto('enclosures').values(rows).execute();
  }
  if (tags.length > 0) {
    const rows = [...new Set(tags)].map((tag) => ({ article_id: id, tag }));
    await db.insertInto('feed_tags').values(rows).execute();
  }
}
