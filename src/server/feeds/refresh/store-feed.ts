import type { IncomingArticle } from '#server/articles/incoming-article.ts';
import { noteListed } from '#server/articles/removed-queries.ts';
import { renameItems } from '#server/articles/rename-items-queries.ts';
import { type StoredArticles, storeArticles } from '#server/articles/store-articles.ts';
import type { Database } from '#server/database/open.ts';
import type { ParsedFeed, ParsedItem } from '#server/feeds/document/parsed-feed.ts';
import { type FeedChange, listNewestDates } from '#server/feeds/feed-queries.ts';
import { nextRefreshAt } from './next-refresh.ts';
import type { DocumentFacts } from './read-document.ts';
import { replaceItemHashes } from './refresh-queries.ts';
import { type AskedFeed, writeOutcome } from './write-outcome.ts';

/** How often feeds may be looked at, from config. */
export type RefreshPace = { refreshMinutes: number | null; minMinutes: number };

export type FeedContent = { feed: ParsedFeed; contentHash: string; facts: DocumentFacts };

/** Stores a parsed feed's articles and then what is known of the feed itself. */
export async function storeFeed(
  db: Database,
  asked: AskedFeed,
  { content, pace, now }: { content: FeedContent; pace: RefreshPace; now: number },
): Promise<StoredArticles> {
  const { feed, contentHash, facts } = content;
  // A document begins with its newest item, and among equal dates (none at all, say) the higher id is newer.
  const articles = feed.items.map((item) => toIncoming(item, feed)).reverse();
  const ids = feed.items.map(({ externalId }) => externalId);
  await renameItems(db, asked.id, { ids, listed: feed.externalIds });
  const result = await storeArticles(db, asked.id, { articles, now });
  await noteListed(db, asked.id, { externalIds: feed.externalIds, now });
  // The hash goes in last: after a crash in between, the same bytes are read again instead of skipped.
  await writeOutcome(db, asked, async (transaction, stored) => {
    await replaceItemHashes(transaction, stored.id, feed.itemHashes);
    return {
      title: feed.title,
      site_url: feed.siteUrl,
      image_url: feed.imageUrl,
      content_hash: contentHash,
      ttl_minutes: feed.ttlMinutes,
      broken_items: feed.skipped,
      ...(await afterSuccess(transaction, stored, { facts, pace, now, ttlMinutes: feed.ttlMinutes })),
    };
  });
  return result;
}

export type SuccessFacts = {
  facts: DocumentFacts;
  pace: RefreshPace;
  now: number;
  ttlMinutes: number | null;
};

/** What changes on a feed's row after any success: no failure any more, and when it is due again. */
export async function afterSuccess(
  db: Database,
  stored: { id: number; refresh_minutes: number | null },
  { facts, pace, now, ttlMinutes }: SuccessFacts,
): Promise<FeedChange> {
  const askedToWait = Math.max(facts.freshFor ?? 0, (ttlMinutes ?? 0) * 60_000);
  return {
    etag: facts.etag,
    last_modified: facts.lastModified,
    last_refreshed_at: now,
    last_success_at: now,
    failure_count: 0,
    failure_kind: null,
    failure_text: null,
    next_refresh_at: nextRefreshAt({
      now,
      publishedAt: await listNewestDates(db, stored.id),
      ownerMinutes: stored.refresh_minutes ?? pace.refreshMinutes,
      minMinutes: pace.minMinutes,
      askedToWait,
    }),
  };
}

function toIncoming(item: ParsedItem, feed: ParsedFeed): IncomingArticle {
  return {
    externalId: item.externalId,
    url: item.url,
    title: item.title,
    author: item.author,
    publishedAt: item.publishedAt,
    updatedAt: item.updatedAt,
    html: item.html,
    text: item.text,
    summary: item.summary,
    excerpt: item.excerpt,
    wordCount: item.wordCount,
    imageUrl: item.imageUrl,
    language: item.language ?? feed.language,
    commentsUrl: item.commentsUrl,
    tags: item.tags,
    enclosures: item.enclosures.map(({ durationSeconds, ...rest }) => ({
      ...rest,
      duration: durationSeconds,
    })),
  };
}
