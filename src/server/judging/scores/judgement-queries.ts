import { sql } from 'kysely';
import { listCategoriesOf } from '#server/categories/category-queries.ts';
import type { Database } from '#server/database/open.ts';
import type { Fingerprints } from '#server/judging/asking/judge-models.ts';
import { countJudged } from '#server/judging/queue/budget-queries.ts';
import { localDay } from '#server/judging/queue/local-time.ts';
import { inChunks } from '#server/platform/in-chunks.ts';
import { toTime } from '#server/platform/time.ts';
import type { CategoryRef } from '#shared/category.ts';
import type { Judgement, JudgingFailure } from '#shared/judgement.ts';
import { computeScore, type Score } from './score.ts';

/** What is stored of one judgement besides its categories and its score. */
export type JudgementRecord = {
  interest: number;
  quality: number;
  explanation: string;
  categoryFingerprint: string;
  scoreFingerprint: string;
  model: string;
  modelDigest: string;
  categoryModel: string;
  promptVersion: number;
  byQualityAlone: boolean;
  judgedAt: number;
  /** What the time and the tokens were spent on. */
  stages: 'both' | 'score';
  durationMs: number;
  tokensIn: number;
  tokensOut: number;
};

export type JudgementToStore = {
  record: JudgementRecord;
  /** Null: those that it carries stay. */
  categories: CategoryRef[] | null;
  score: Score;
};

/**
 * Estimates learn from results with the current fingerprint, so before the second one of the same fingerprint
 * the estimate knew the first: held against it, it would look better than it is.
 */
const keptUnlessLearntFrom = sql<number | null>`case
  when judgements.score_fingerprint = excluded.score_fingerprint then judgements.estimate_before
  else excluded.estimate_before end`;

/**
 * Stores a whole judgement: result, categories, score, the article's new state, and the end of its job
 * and of an earlier failure. Runs in the caller's transaction, so no article is ever half-judged.
 */
export async function storeJudgement(
  db: Database,
  articleId: number,
  { record, categories, score }: JudgementToStore,
): Promise<void> {
  const columns = {
    interest: record.interest,
    quality: record.quality,
    explanation: record.explanation,
    category_fingerprint: record.categoryFingerprint,
    score_fingerprint: record.scoreFingerprint,
    model: record.model,
    model_digest: record.modelDigest,
    category_model: record.categoryModel,
    prompt_version: record.promptVersion,
    by_quality_alone: record.byQualityAlone ? 1 : 0,
    judged_at: record.judgedAt,
    stages: record.stages,
    duration_ms: Math.round(record.durationMs),
    tokens_in: record.tokensIn,
    tokens_out: record.tokensOut,
    estimate_before: db.selectFrom('articles').select('estimate').where('id', '=', articleId),
  };
  await db
    .insertInto('judgements')
    .values({ article_id: articleId, ...columns })
    .onConflict((conflict) =>
      conflict.column('article_id').doUpdateSet({ ...columns, estimate_before: keptUnlessLearntFrom }),
    )
    .execute();
  if (categories) await replaceCategories(db, articleId, categories);
  await db
    .updateTable('articles')
    .set({
      score: score.value,
      state: score.blockedBy ? 'blocked' : 'judged',
      blocked_by: score.blockedBy?.id ?? null,
      rejudging: 0,
    })
    .set(listedAnew(record.judgedAt))
    .where('id', '=', articleId)
    .execute();
  await db.deleteFrom('judging_failures').where('article_id', '=', articleId).execute();
  await endJob(db, articleId, record.judgedAt);
}

/** An article that comes back from being judged again, with a result or a failure, enters Unread anew. */
function listedAnew(now: number) {
  return { listed_at: sql<number>`case when rejudging = 1 then ${now} else listed_at end` };
}

/** The end of a job; one that nobody asked for counts for the daily limit. */
async function endJob(db: Database, articleId: number, now: number): Promise<void> {
  const job = await db
    .deleteFrom('judging_jobs')
    .where('article_id', '=', articleId)
    .returning('reason')
    .executeTakeFirst();
  if (job?.reason === 'new') await countJudged(db, localDay(now));
}

async function replaceCategories(db: Database, articleId: number, categories: CategoryRef[]): Promise<void> {
  await db.deleteFrom('article_categories').where('article_id', '=', articleId).execute();
  const rows = categories.map(({ id }, position) => ({ article_id: articleId, category_id: id, position }));
  if (rows.length > 0) await db.insertInto('article_categories').values(rows).execute();
}

export type FailureRecord = {
  class: string;
  text: string;
  rawAnswer: string | null;
  failedAt: number;
  /** What it was tried with: the same would fail again, so only something else makes it stale. */
  fingerprints: Fingerprints;
};

/** Stores that judging failed. An older result stays beside it; a blocked article stays blocked. */
export async function storeFailure(db: Database, articleId: number, failure: FailureRecord): Promise<void> {
  const columns = {
    class: failure.class,
    text: failure.text,
    raw_answer: failure.rawAnswer,
    failed_at: failure.failedAt,
    category_fingerprint: failure.fingerprints.categories,
    score_fingerprint: failure.fingerprints.score,
  };
  await db
    .insertInto('judging_failures')
    .values({ article_id: articleId, ...columns })
    .onConflict((conflict) => conflict.column('article_id').doUpdateSet(columns))
    .execute();
  await db
    .updateTable('articles')
    .set({ state: sql`case when state = 'blocked' then 'blocked' else 'failed' end`, rejudging: 0 })
    .set(listedAnew(failure.failedAt))
    .where('id', '=', articleId)
    .execute();
  await db.deleteFrom('judging_jobs').where('article_id', '=', articleId).execute();
}

export async function findJudgement(db: Database, articleId: number): Promise<Judgement | null> {
  const row = await db
    .selectFrom('judgements')
    .selectAll()
    .where('article_id', '=', articleId)
    .executeTakeFirst();
  if (!row) return null;
  const categories = await listCategoriesOf(db, articleId);
  const byQualityAlone = row.by_quality_alone === 1;
  const score = computeScore({ ...row, categories, hasInterests: !byQualityAlone });
  return {
    interest: row.interest,
    quality: row.quality,
    explanation: row.explanation,
    score: Math.round(score.value),
    factors: score.factors,
    by_quality_alone: byQualityAlone,
    model: row.model,
    prompt_version: row.prompt_version,
    judged_at: toTime(row.judged_at),
    duration_ms: row.duration_ms,
    estimate_before: row.estimate_before === null ? null : Math.round(row.estimate_before),
  };
}

/**
 * Makes the categories of these articles stale: one of them went, or means something else now. A failure is
 * cleared too, because it is held against what was tried, and would hide that.
 */
export async function clearCategoryFingerprints(db: Database, articleIds: readonly number[]): Promise<void> {
  for (const ids of inChunks(articleIds)) {
    const of = { category_fingerprint: '' };
    await db.updateTable('judgements').set(of).where('article_id', 'in', ids).execute();
    await db.updateTable('judging_failures').set(of).where('article_id', 'in', ids).execute();
  }
}

/** What the stored categories were made with; null without a result. */
export async function findCategoryFingerprint(db: Database, articleId: number): Promise<string | null> {
  const row = await db
    .selectFrom('judgements')
    .select('category_fingerprint')
    .where('article_id', '=', articleId)
    .executeTakeFirst();
  return row?.category_fingerprint ?? null;
}

export async function findFailure(db: Database, articleId: number): Promise<JudgingFailure | null> {
  const row = await db
    .selectFrom('judging_failures')
    .selectAll()
    .where('article_id', '=', articleId)
    .executeTakeFirst();
  if (!row) return null;
  return { class: row.class, text: row.text, raw_answer: row.raw_answer, failed_at: toTime(row.failed_at) };
}
