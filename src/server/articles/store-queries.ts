import type { Database } from '#server/database/open.ts';
import type { Incoming, IncomingArticle } from './incoming-article.ts';
import { keepFullText } from './keep-full-text-queries.ts';
import { type FullTextMode, wantsFullText } from './wants-full-text.ts';

/** What is stored of an item that came before. */
export type KnownArticle = {
  id: number;
  hash: string;
  urlKey: string | null;
  wordCount: number;
  /** When retention took its text; null while it is there. */
  contentRemovedAt: number | null;
};

/** The feed's articles among these external ids. */
export async function findKnownArticles(
  db: Database,
  feedId: number,
  externalIds: string[],
): Promise<Map<string, KnownArticle>> {
  const rows = await db
    .selectFrom('articles')
    .innerJoin('article_contents', 'article_contents.article_id', 'articles.id')
    .where('feed_id', '=', feedId)
    .where('external_id', 'in', externalIds)
    .select(['articles.id', 'external_id', 'hash', 'url_key as urlKey', 'word_count as wordCount'])
    .select('content_removed_at as contentRemovedAt')
    .execute();
  return new Map(rows.map(({ external_id, ...row }) => [external_id, row]));
}

/** What the owner wishes for the articles of a feed. */
export type FeedRules = {
  id: number;
  /** They are judged without being asked for. */
  isJudged: boolean;
  /** They come as read. */
  isMuted: boolean;
  /** No category hides them. */
  isAlwaysShown: boolean;
  /** Whether their pages are fetched. */
  fullText: FullTextMode;
};

export async function readFeedRules(db: Database, id: number, now: number): Promise<FeedRules> {
  const feed = await db
    .selectFrom('feeds')
    .select(['never_judge', 'muted_until', 'always_show', 'full_text'])
    .where('id', '=', id)
    .executeTakeFirst();
  const isMuted = (feed?.muted_until ?? 0) > now;
  return {
    ...{ id, isMuted },
    isJudged: feed?.never_judge === 0 && !isMuted,
    isAlwaysShown: feed?.always_show === 1,
    fullText: isMuted ? 'off' : (feed?.full_text ?? 'off'),
  };
}

/** Inserts an article with everything that belongs to it; returns its id. Runs inside a transaction. */
export async function insertArticle(
  db: Database,
  feed: Pick<FeedRules, 'id' | 'isMuted' | 'fullText'>,
  { article, hash, urlKey, now }: Incoming,
): Promise<number> {
  const { id } = await db
    .insertInto('articles')
    .values({
      feed_id: feed.id,
      external_id: article.externalId,
      ...columnsOf(article),
      url_key: urlKey,
      // A date in the future would stand on top for ever; an unknown one is the time we first saw it.
      published_at: Math.min(article.publishedAt ?? article.updatedAt ?? now, now),
      updated_at: article.updatedAt,
      fetched_at: now,
      listed_at: now,
      read_at: feed.isMuted ? now : null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('article_contents')
    .values({
      ...{ article_id: id, ...contentOf(article), hash },
      full_wanted_at: wantsFullText(feed.fullText, { article, now }) ? now : null,
    })
    .execute();
  await insertParts(db, id, article);
  return id;
}

/**
 * Replaces what the feed changed; marks, dates of first sight and the judgement stay. What retention has taken
 * the text of does not get it back.
 */
export async function updateArticleContent(db: Database, id: number, incoming: Incoming): Promise<void> {
  const { article, hash, urlKey, now } = incoming;
  const { word_count: ownCount, ...columns } = columnsOf(article);
  const hasFullText = await keepFullText(db, id, { text: article.text, now });
  const updated = await db
    .updateTable('articles')
    .set({ ...columns, url_key: urlKey, updated_at: article.updatedAt ?? now })
    .$if(!hasFullText, (update) => update.set({ word_count: ownCount }))
    .where('id', '=', id)
    .where('content_removed_at', 'is', null)
    .executeTakeFirst();
  if (updated.numUpdatedRows === 0n) return updateIdentity(db, id, incoming);
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

/** Notes which item the content stands for, and under which address, without taking the item's content. */
export async function updateIdentity(db: Database, id: number, { hash, urlKey }: Incoming): Promise<void> {
  await db.updateTable('articles').set({ url_key: urlKey }).where('id', '=', id).execute();
  await db.updateTable('article_contents').set({ hash }).where('article_id', '=', id).execute();
}

/** The queue decides about it again, as about a new one. */
export async function queueAnew(db: Database, id: number): Promise<void> {
  await db.updateTable('articles').set({ state: 'new' }).where('id', '=', id).execute();
}

/** What came as read enters Unread: a feed that is not muted carries it too. */
export async function enterUnread(db: Database, id: number, now: number): Promise<void> {
  const columns = { read_at: null, listed_at: now };
  await db.updateTable('articles').set(columns).where('id', '=', id).execute();
  await queueAnew(db, id);
}

/** Categories hide articles of this feed that they may not hide any more: the room that judges finds them. */
export async function askForRescoring(db: Database, feedId: number): Promise<void> {
  await db.updateTable('feeds').set({ rescore_due: 1 }).where('id', '=', feedId).execute();
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
