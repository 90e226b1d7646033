import { createHash } from 'node:crypto';
import type { Database } from '#server/database/open.ts';
import type { Enclosure } from '#shared/article.ts';
import { findKnownArticles, insertArticle, updateArticleContent } from './store-queries.ts';

/** An article as a feed delivered it: parsed, cleaned, limited in size. Times in epoch ms. */
export type IncomingArticle = {
  externalId: string;
  url: string | null;
  title: string;
  author: string | null;
  publishedAt: number | null;
  updatedAt: number | null;
  /** Sanitised. */
  html: string;
  text: string;
  summary: string | null;
  excerpt: string;
  wordCount: number;
  imageUrl: string | null;
  language: string | null;
  commentsUrl: string | null;
  tags: string[];
  enclosures: Enclosure[];
};

export type StoredArticles = { added: number[]; updated: number[] };

/** How many articles one transaction writes, so that none holds the database for longer than 10 ms. */
const BATCH = 50;

/**
 * Stores what is new and updates what changed, by external id within the feed. Marks and judgements of
 * known articles stay as they are. An item that stands twice in one document is stored once.
 */
export async function storeArticles(
  db: Database,
  feedId: number,
  { articles, now }: { articles: IncomingArticle[]; now: number },
): Promise<StoredArticles> {
  const unique = [...new Map(articles.map((article) => [article.externalId, article])).values()];
  const stored: StoredArticles = { added: [], updated: [] };
  for (let start = 0; start < unique.length; start += BATCH) {
    const batch = unique.slice(start, start + BATCH);
    const result = await db
      .transaction()
      .execute((transaction) => storeBatch(transaction, feedId, { batch, now }));
    stored.added.push(...result.added);
    stored.updated.push(...result.updated);
  }
  return stored;
}

async function storeBatch(
  db: Database,
  feedId: number,
  { batch, now }: { batch: IncomingArticle[]; now: number },
): Promise<StoredArticles> {
  const known = await findKnownArticles(
    db,
    feedId,
    batch.map((article) => article.externalId),
  );
  const stored: StoredArticles = { added: [], updated: [] };
  for (const article of batch) {
    const hash = contentHash(article);
    const before = known.get(article.externalId);
    if (!before) {
      stored.added.push(await insertArticle(db, feedId, { article, hash, now }));
    } else if (before.hash !== hash) {
      await updateArticleContent(db, before.id, { article, hash, now });
      stored.updated.push(before.id);
    }
  }
  return stored;
}

function contentHash({ title, url, html, summary }: IncomingArticle): string {
  return createHash('sha256')
    .update(JSON.stringify([title, url, html, summary]))
    .digest('base64url')
    .slice(0, 22);
}
