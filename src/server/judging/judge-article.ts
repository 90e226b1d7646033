import { articleExists, findArticleForJudging } from '#server/articles/article-queries.ts';
import { listOfferedCategories } from '#server/categories/category-queries.ts';
import { matchCategories } from '#server/categories/match-categories.ts';
import type { Database } from '#server/database/open.ts';
import type { OllamaClient } from '#server/ollama/client.ts';
import type { OllamaFailure } from '#server/ollama/failure.ts';
import type { Clock } from '#server/platform/clock.ts';
import { readInterests } from '#server/settings/interests.ts';
import type { InstalledModel } from '#shared/ollama.ts';
import { type Asked, type AskLimits, askModel } from './ask-model.ts';
import { fingerprint } from './fingerprint.ts';
import { type FailureRecord, storeFailure, storeJudgement } from './judgement-queries.ts';
import { chooseOffered } from './prompts/build-prompt.ts';
import { PROMPT_VERSION } from './prompts/templates.ts';
import { computeScore } from './score.ts';

export type JudgeDeps = { db: Database; clock: Clock; client: Pick<OllamaClient, 'chat'>; limits: AskLimits };

export type JudgeOutcome =
  | { kind: 'judged' }
  | { kind: 'failed'; class: string }
  /** The article went while it was being judged. */
  | { kind: 'gone' }
  | { kind: 'unavailable'; failure: OllamaFailure };

/** More do not fit beside interests and examples in a context of 4,096 tokens. Source: design, judging. */
export const MAX_OFFERED_CATEGORIES = 120;

/**
 * Judges one claimed article: reads what is needed, asks, stores everything in one transaction. No
 * transaction is open while the model thinks. Interests and categories are those of this moment.
 */
export async function judgeArticle(
  deps: JudgeDeps,
  articleId: number,
  { model, signal }: { model: InstalledModel; signal: AbortSignal },
): Promise<JudgeOutcome> {
  const { db, clock } = deps;
  const article = await findArticleForJudging(db, articleId);
  if (!article) return { kind: 'gone' };
  const interests = await readInterests(db);
  const categories = chooseOffered(await listOfferedCategories(db, MAX_OFFERED_CATEGORIES));
  const profile = { interests: interests.interests, antiInterests: interests.anti_interests, categories };

  const startedAt = clock.now();
  const asked = await askModel(deps.client, { model, profile, article, signal }, deps.limits);
  if (asked.kind === 'unavailable') return asked;
  if (asked.kind === 'invalid') {
    const failure = { class: asked.class, text: asked.text, rawAnswer: asked.raw, failedAt: clock.now() };
    return recordFailure(db, articleId, failure);
  }
  return storeIfPresent(db, articleId, {
    store: (transaction) => storeAnswer(transaction, articleId, { asked, model, interests, startedAt, deps }),
    outcome: { kind: 'judged' },
  });
}

/** Stores that judging failed for good, unless the article went meanwhile. */
export async function recordFailure(
  db: Database,
  articleId: number,
  failure: FailureRecord,
): Promise<JudgeOutcome> {
  return storeIfPresent(db, articleId, {
    store: (transaction) => storeFailure(transaction, articleId, failure),
    outcome: { kind: 'failed', class: failure.class },
  });
}

async function storeIfPresent(
  db: Database,
  articleId: number,
  { store, outcome }: { store: (transaction: Database) => Promise<void>; outcome: JudgeOutcome },
): Promise<JudgeOutcome> {
  return db.transaction().execute(async (transaction) => {
    if (!(await articleExists(transaction, articleId))) return { kind: 'gone' };
    await store(transaction);
    return outcome;
  });
}

type Stored = {
  asked: Extract<Asked, { kind: 'answered' }>;
  model: InstalledModel;
  interests: { interests: string; version: number };
  startedAt: number;
  deps: JudgeDeps;
};

async function storeAnswer(db: Database, articleId: number, stored: Stored): Promise<void> {
  const { asked, model, interests, startedAt, deps } = stored;
  const { answer } = asked;
  const categories = await matchCategories(db, {
    ids: answer.categoryIds,
    proposed: answer.proposedCategory,
  });
  const hasInterests = interests.interests !== '';
  const score = computeScore({ ...answer, categories, hasInterests });
  const madeWith = { modelDigest: model.digest, promptVersion: PROMPT_VERSION };
  const now = deps.clock.now();
  const record = {
    interest: answer.interest,
    quality: answer.quality,
    explanation: answer.explanation,
    categoryFingerprint: fingerprint(madeWith),
    scoreFingerprint: fingerprint({
      ...madeWith,
      interestsVersion: interests.version,
      contextLength: deps.limits.contextLength,
    }),
    model: model.name,
    modelDigest: model.digest,
    promptVersion: PROMPT_VERSION,
    byQualityAlone: !hasInterests,
    judgedAt: now,
    durationMs: now - startedAt,
    tokensIn: asked.tokensIn,
    tokensOut: asked.tokensOut,
  };
  await storeJudgement(db, articleId, { record, categories, score });
}
