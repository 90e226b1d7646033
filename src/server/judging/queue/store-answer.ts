import { wereChangedSince } from '#server/categories/alias-queries.ts';
import { listCategoriesOf } from '#server/categories/category-queries.ts';
import { matchCategories } from '#server/categories/match-categories.ts';
import type { Database } from '#server/database/open.ts';
import type { CategoryAnswer, ScoreAnswer } from '#server/judging/asking/answers.ts';
import type { AskCost } from '#server/judging/asking/ask-model.ts';
import type { Fingerprints, JudgeModels } from '#server/judging/asking/judge-models.ts';
import { PROMPT_VERSION } from '#server/judging/prompts/templates.ts';
import type { StagedCategories } from '#server/judging/queue/decide-step.ts';
import { findCategoryFingerprint, storeJudgement } from '#server/judging/scores/judgement-queries.ts';
import { isAlwaysShown } from '#server/judging/scores/rescore-queries.ts';
import { computeScore } from '#server/judging/scores/score.ts';
import { timeSpent } from './time-spent.ts';

export type AnswerToStore = {
  score: ScoreAnswer;
  /** Null where the score alone was asked for: the categories stay as they are. */
  categories: CategoryAnswer | null;
  staged: StagedCategories | null;
  cost: AskCost;
  models: JudgeModels;
  fingerprints: Fingerprints;
  hasInterests: boolean;
  startedAt: number;
  now: number;
};

/** Stores a whole judgement, in the caller's transaction. */
export async function storeAnswer(
  db: Database,
  articleId: number,
  answer: AnswerToStore,
): Promise<{ hasProposed: boolean }> {
  const { score, cost, models, fingerprints, hasInterests, now } = answer;
  const answered = answer.categories ?? answer.staged;
  const { categories, hasProposed } = answered
    ? await matchCategories(db, { ids: answered.categoryIds, proposed: answered.proposedCategory })
    : { categories: await listCategoriesOf(db, articleId), hasProposed: false };
  const computed = computeScore({ ...score, categories, hasInterests });
  await storeJudgement(db, articleId, {
    categories: answered ? categories : null,
    score: (await isAlwaysShown(db, articleId)) ? { ...computed, blockedBy: null } : computed,
    record: {
      ...score,
      categoryFingerprint: answered
        ? await fingerprintOf(db, answered, answer)
        : await keepFingerprint(db, articleId),
      scoreFingerprint: fingerprints.score,
      stages: answered ? 'both' : 'score',
      model: models.scoring.name,
      modelDigest: models.scoring.digest,
      categoryModel: models.categorization.name,
      promptVersion: PROMPT_VERSION,
      byQualityAlone: !hasInterests,
      judgedAt: now,
      durationMs: timeSpent(answer.startedAt, now) + (answer.staged?.durationMs ?? 0),
      tokensIn: cost.tokensIn + (answer.staged?.tokensIn ?? 0),
      tokensOut: cost.tokensOut + (answer.staged?.tokensOut ?? 0),
    },
  });
  return { hasProposed };
}

/** One that the model named was renamed or removed while it thought: as for all who carry it, a new answer is due. */
async function fingerprintOf(
  db: Database,
  { categoryIds }: CategoryAnswer,
  { categories, staged, startedAt, fingerprints }: AnswerToStore,
): Promise<string> {
  const askedAt = categories ? startedAt : (staged?.askedAt ?? startedAt);
  return (await wereChangedSince(db, categoryIds, askedAt)) ? '' : fingerprints.categories;
}

/** Categories that stay keep what they were made with: one of them may have gone while the score was asked for. */
async function keepFingerprint(db: Database, articleId: number): Promise<string> {
  return (await findCategoryFingerprint(db, articleId)) ?? '';
}
