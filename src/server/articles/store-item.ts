import type { Database } from '#server/database/open.ts';
import {
  type Candidate,
  deleteDuplicate,
  HASH_OF_ANOTHER_ITEM,
  type KnownDuplicate,
  moveToFeed,
  putDuplicate,
} from './duplicate-queries.ts';
import type { Incoming } from './incoming-article.ts';
import { bringsMuchMore, matchDuplicate } from './match-duplicate.ts';
import {
  askForRescoring,
  enterUnread,
  type FeedRules,
  insertArticle,
  type KnownArticle,
  queueAnew,
  updateArticleContent,
  updateIdentity,
} from './store-queries.ts';
import { urlKey } from './url-key.ts';

/** One item of a feed, and all that is known of it. */
export type ItemToStore = {
  feed: FeedRules;
  incoming: Incoming;
  /** Articles that stand under the addresses of new items. */
  candidates: readonly Candidate[];
  /** The article that this item is. */
  article: KnownArticle | undefined;
  /** The article that this item is a duplicate of. */
  duplicate: KnownDuplicate | undefined;
};

export type StoredItem = { outcome: 'added' | 'updated'; id: number } | undefined;

/** Stores one item inside the caller's transaction; undefined where nothing had to be written. */
export async function storeItem(db: Database, item: ItemToStore): Promise<StoredItem> {
  const { feed, incoming, article, duplicate } = item;
  if (article) return storeKnown(db, article, incoming);
  if (duplicate && isStillThat(duplicate, incoming)) return storeDuplicate(db, duplicate, item);
  if (duplicate) await deleteDuplicate(db, { feedId: feed.id, externalId: incoming.article.externalId });
  const match = matchDuplicate(item.candidates, { feedId: feed.id, urlKey: incoming.urlKey });
  if (match) return join(db, match, item);
  return { outcome: 'added', id: await insertArticle(db, feed, incoming) };
}

async function storeKnown(db: Database, known: KnownArticle, incoming: Incoming): Promise<StoredItem> {
  const { id } = known;
  if (known.hash === incoming.hash || known.contentRemovedAt !== null) {
    if (known.urlKey !== incoming.urlKey) await updateIdentity(db, id, incoming);
    return undefined;
  }
  // It came from another feed, and this one has less of it.
  if (known.hash === HASH_OF_ANOTHER_ITEM && incoming.article.wordCount < known.wordCount) {
    await updateIdentity(db, id, incoming);
    return undefined;
  }
  await updateArticleContent(db, id, incoming);
  return { outcome: 'updated', id };
}

/** An item that has got another address is not the article any more that it was a duplicate of. */
function isStillThat(duplicate: KnownDuplicate, { urlKey: key }: Incoming): boolean {
  return key === null || key === duplicate.urlKey || key === urlKey(duplicate.url);
}

async function storeDuplicate(
  db: Database,
  known: KnownDuplicate,
  { feed, incoming }: ItemToStore,
): Promise<StoredItem> {
  const { article, now } = incoming;
  const { articleId: id } = known;
  const asItem = { feedId: feed.id, ...article };
  if (bringsMuchMore(article.wordCount, known.wordCount)) {
    await moveToFeed(db, id, { item: asItem, now });
    await updateArticleContent(db, id, incoming);
  } else if (known.url !== article.url || known.title !== article.title) {
    await putDuplicate(db, id, { item: asItem, now });
  } else {
    return undefined;
  }
  return { outcome: 'updated', id };
}

/** A new item that is the same article as one which is there. */
async function join(db: Database, match: Candidate, { feed, incoming }: ItemToStore): Promise<StoredItem> {
  const { article, now } = incoming;
  const item = { feedId: feed.id, ...article };
  const isWanted = match.isLeftOut && feed.isJudged;
  const isHeard = match.cameMuted && !feed.isMuted;
  if (match.feedId === null || isWanted || isHeard || bringsMuchMore(article.wordCount, match.wordCount)) {
    await moveToFeed(db, match.id, { item, now });
    if (article.wordCount < match.wordCount) await updateIdentity(db, match.id, incoming);
    else await updateArticleContent(db, match.id, incoming);
    if (isWanted) await queueAnew(db, match.id);
  } else {
    await putDuplicate(db, match.id, { item, now });
  }
  if (match.isBlocked && feed.isAlwaysShown) await askForRescoring(db, feed.id);
  if (isHeard) await enterUnread(db, match.id, now);
  return { outcome: isHeard ? 'added' : 'updated', id: match.id };
}
