import type { Database } from '#server/database/open.ts';
import { insertFeed } from '#server/feeds/feed-queries.ts';

/** An article with a past. All times are epoch ms; what is left out did not happen. */
export type PastArticle = {
  fetchedAt: number;
  publishedAt?: number;
  readAt?: number;
  starredAt?: number;
  judgedAt?: number;
  score?: number;
  estimateBefore?: number;
  blocked?: boolean;
  model?: string;
  categoryModel?: string;
  durationMs?: number;
  tokensIn?: number;
  tokensOut?: number;
  vote?: 'more' | 'less';
};

/** A feed whose articles were fetched, read and judged some time ago, written straight into the tables. */
export async function makeHistory(
  db: Database,
  title: string,
  articles: readonly PastArticle[],
): Promise<number> {
  const url = `https://feeds.example/${encodeURIComponent(title)}`;
  const feedId = await insertFeed(db, { url, title, now: 0 });
  if (feedId === undefined) throw new Error(`There is a feed called ${title} already.`);
  for (const [index, article] of articles.entries()) await insertPast(db, article, { feedId, index, title });
  return feedId;
}

type Place = { feedId: number; index: number; title: string };

async function insertPast(
  db: Database,
  article: PastArticle,
  { feedId, index, title }: Place,
): Promise<void> {
  const score = article.score ?? null;
  const name = `${title} ${index + 1}`;
  const { id } = await db
    .insertInto('articles')
    .values({
      feed_id: feedId,
      external_id: name,
      url: null,
      title: name,
      author: null,
      published_at: article.publishedAt ?? article.fetchedAt,
      listed_at: article.fetchedAt,
      fetched_at: article.fetchedAt,
      updated_at: null,
      excerpt: '',
      word_count: 0,
      image_url: null,
      language: null,
      read_at: article.readAt ?? null,
      starred_at: article.starredAt ?? null,
      score,
      blocked_by: null,
      estimate: article.estimateBefore ?? null,
      estimate_phrase: null,
      state: article.blocked ? 'blocked' : score === null ? 'not_queued' : 'judged',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  if (score !== null) await insertJudgement(db, id, article);
  if (article.vote) {
    const { vote: verdict, fetchedAt } = article;
    await db
      .insertInto('feedback')
      .values({
        article_id: id,
        verdict,
        voted_at: article.readAt ?? fetchedAt,
        title: name,
        url: null,
        feed_title: title,
        excerpt: '',
        words: null,
        codes: null,
        embedding: null,
        embedding_digest: null,
      })
      .execute();
  }
}

async function insertJudgement(db: Database, articleId: number, article: PastArticle): Promise<void> {
  const model = article.model ?? 'granite4.1:3b';
  await db
    .insertInto('judgements')
    .values({
      article_id: articleId,
      interest: 5,
      quality: 5,
      explanation: 'Because.',
      category_fingerprint: '',
      score_fingerprint: '',
      model,
      model_digest: null,
      category_model: article.categoryModel ?? model,
      prompt_version: 1,
      by_quality_alone: 0,
      judged_at: article.judgedAt ?? article.fetchedAt,
      duration_ms: article.durationMs ?? 1_000,
      tokens_in: article.tokensIn ?? 0,
      tokens_out: article.tokensOut ?? 0,
      estimate_before: article.estimateBefore ?? null,
    })
    .execute();
}
