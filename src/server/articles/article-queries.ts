import { articleText } from '#server/database/article-text.ts';
import type { Database } from '#server/database/open.ts';
import { toTime, toTimeOrNull } from '#server/platform/time.ts';
import { AppError } from '#shared/app-error.ts';
import type { AlsoIn, Article, FullText } from '#shared/article.ts';
import { findArticleRows } from './row-queries.ts';

/** What the articles room knows of an article; its judgement is added by the room that made it. */
export type ArticleWithContent = Omit<Article, 'judgement' | 'failure'>;

/** One article with its content: the whole one where its page was fetched. Throws `not_found`. */
export async function getArticle(db: Database, id: number, now: number): Promise<ArticleWithContent> {
  const [row] = await findArticleRows(db, [id], now);
  const content = await db
    .selectFrom('articles')
    .innerJoin('article_contents', 'article_contents.article_id', 'articles.id')
    .where('articles.id', '=', id)
    .select([
      'html',
      'summary',
      'comments_url',
      'language',
      'external_id',
      'updated_at',
      'content_removed_at',
      'full_html',
      'full_failure',
    ])
    .executeTakeFirst();
  if (!row || !content) throw new AppError('not_found', 'There is no such article (any more).');

  const tags = await db.selectFrom('feed_tags').select('tag').where('article_id', '=', id).execute();
  const enclosures = await db
    .selectFrom('enclosures')
    .select(['url', 'type', 'length', 'duration'])
    .where('article_id', '=', id)
    .orderBy('id')
    .execute();
  return {
    ...row,
    content_html: content.full_html ?? content.html,
    full_text: describeFullText(content),
    summary: content.summary,
    language: content.language,
    feed_tags: tags.map(({ tag }) => tag),
    external_id: content.external_id,
    updated_at: toTimeOrNull(content.updated_at),
    content_removed_at: toTimeOrNull(content.content_removed_at),
    comments_url: content.comments_url,
    enclosures,
    also_in: await listOtherFeeds(db, id),
  };
}

function describeFullText(content: { full_html: string | null; full_failure: string | null }): FullText {
  const { full_html: html, full_failure: failure } = content;
  if (html !== null) return { state: 'shown', failure };
  return { state: failure === null ? 'none' : 'failed', failure };
}

/** What the feed gave of an article, also where the whole one is there. Throws `not_found`. */
export async function getFeedContent(db: Database, id: number): Promise<string> {
  const content = await db
    .selectFrom('article_contents')
    .select('html')
    .where('article_id', '=', id)
    .executeTakeFirst();
  if (!content) throw new AppError('not_found', 'There is no such article (any more).');
  return content.html;
}

/** The feeds that carry an article beside its own, in the order in which they brought it. */
async function listOtherFeeds(db: Database, id: number): Promise<AlsoIn[]> {
  return db
    .selectFrom('article_duplicates')
    .innerJoin('feeds', 'feeds.id', 'article_duplicates.feed_id')
    .where('article_duplicates.article_id', '=', id)
    .orderBy('article_duplicates.id')
    .select(['feeds.id as feed_id', 'article_duplicates.url', 'article_duplicates.title'])
    .select((row) => row.fn.coalesce('feeds.custom_title', 'feeds.title').as('feed_title'))
    .execute();
}

/** What a model is told about an article; undefined when it is gone. */
export async function findArticleForJudging(db: Database, id: number) {
  const found = await db
    .selectFrom('articles')
    .innerJoin('article_contents', 'article_contents.article_id', 'articles.id')
    .leftJoin('feeds', 'feeds.id', 'articles.feed_id')
    .where('articles.id', '=', id)
    .select([
      'articles.id',
      'articles.title',
      'articles.published_at',
      'articles.excerpt',
      'articles.gone_feed_title',
      'feeds.custom_title',
      'feeds.title as own_title',
      'article_contents.summary',
    ])
    .select(articleText.as('text'))
    .executeTakeFirst();
  if (!found) return undefined;
  return {
    id: found.id,
    feed: found.custom_title ?? found.own_title ?? found.gone_feed_title ?? '',
    date: toTime(found.published_at).slice(0, 10),
    title: found.title,
    text: found.text,
    summary: found.summary ?? found.excerpt,
  };
}

export async function articleExists(db: Database, id: number): Promise<boolean> {
  return (await db.selectFrom('articles').select('id').where('id', '=', id).executeTakeFirst()) !== undefined;
}
