import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { commitWithoutWaiting } from '#server/database/dialect.ts';
import type { Database } from '#server/database/open.ts';
import { findKnownDuplicates, listCandidates } from './duplicate-queries.ts';
import type { Incoming, IncomingArticle } from './incoming-article.ts';
import { findRemoved } from './removed-queries.ts';
import { storeItem } from './store-item.ts';
import { findKnownArticles, readFeedRules } from './store-queries.ts';
import { urlKey } from './url-key.ts';

/** Ids of articles. Those that another feed brought before are among the updated. */
export type StoredArticles = { added: number[]; updated: number[] };

/** How many articles one transaction writes; measured at 1 ms each, so that none keeps the server for over 20 ms. */
const BATCH = 20;

/**
 * Stores what is new and updates what changed, by external id within the feed. Marks and judgements of
 * known articles stay as they are. An item that stands twice in one document is stored once, and one that
 * another feed brought already stands beside that article: see docs/decisions/0012. What retention has removed
 * stays away: 0014.
 */
export async function storeArticles(
  db: Database,
  feedId: number,
  { articles, now }: { articles: IncomingArticle[]; now: number },
): Promise<StoredArticles> {
  const unique = [...new Map(articles.map((article) => [article.externalId, article])).values()];
  const incoming = unique.map((article) => ({
    article,
    hash: contentHash(article),
    urlKey: urlKey(article.url),
    now,
  }));
  const shared = keysOfSeveral(incoming);
  const stored: StoredArticles = { added: [], updated: [] };
  for (let start = 0; start < unique.length; start += BATCH) {
    const batch = incoming.slice(start, start + BATCH);
    // After a power cut the feed is read again.
    const result = await commitWithoutWaiting(db, (transaction) =>
      storeBatch(transaction, feedId, { batch, shared }),
    );
    stored.added.push(...result.added);
    stored.updated.push(...result.updated);
    // A transaction runs to its end in one go: between two of them others get their turn.
    await setImmediate();
  }
  return stored;
}

/** Keys that stand for several items of one document, and so for none of them. */
function keysOfSeveral(incoming: readonly Incoming[]): Set<string | null> {
  const counts = Map.groupBy(incoming, (item) => item.urlKey);
  return new Set([...counts].filter(([, items]) => items.length > 1).map(([key]) => key));
}

async function storeBatch(
  db: Database,
  feedId: number,
  { batch, shared }: { batch: Incoming[]; shared: ReadonlySet<string | null> },
): Promise<StoredArticles> {
  const externalIds = batch.map(({ article }) => article.externalId);
  const removed = await findRemoved(db, feedId, externalIds);
  const known = {
    articles: await findKnownArticles(db, feedId, externalIds),
    duplicates: await findKnownDuplicates(db, feedId, externalIds),
  };
  const news = batch.filter(({ article }) => !known.articles.has(article.externalId));
  const candidates = await listCandidates(db, keysToMatch(news, shared));
  const feed = await readFeedRules(db, feedId, batch[0]?.now ?? 0);
  const stored: StoredArticles = { added: [], updated: [] };
  for (const incoming of batch) {
    const { externalId } = incoming.article;
    if (removed.has(externalId)) continue;
    const [article, duplicate] = [known.articles.get(externalId), known.duplicates.get(externalId)];
    const result = await storeItem(db, { feed, incoming, candidates, article, duplicate });
    if (result !== undefined) stored[result.outcome].push(result.id);
  }
  return stored;
}

function keysToMatch(items: readonly Incoming[], shared: ReadonlySet<string | null>): string[] {
  return items.flatMap(({ urlKey: key }) => (key === null || shared.has(key) ? [] : [key]));
}

function contentHash({ title, url, html, summary }: IncomingArticle): string {
  return createHash('sha256')
    .update(JSON.stringify([title, url, html, summary]))
    .digest('base64url')
    .slice(0, 22);
}
