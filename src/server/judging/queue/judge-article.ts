import { articleExists, findArticleForJudging } from '#server/articles/article-queries.ts';
import { commitWithoutWaiting } from '#server/database/dialect.ts';
import type { Database } from '#server/database/open.ts';
import type { AnswerTo } from '#server/judging/asking/answers.ts';
import { type Asked, type AskLimits, askModel } from '#server/judging/asking/ask-model.ts';
import {
  areSeparate,
  currentFingerprints,
  type Fingerprints,
  type JudgeModels,
} from '#server/judging/asking/judge-models.ts';
import { keepOfferedCategories } from '#server/judging/asking/offered-categories.ts';
import { type ProfileNow, readProfile } from '#server/judging/asking/read-profile.ts';
import type { QuestionKind } from '#server/judging/prompts/question.ts';
import type { ClaimedJob } from '#server/judging/queue/claim-queries.ts';
import { decideStep } from '#server/judging/queue/decide-step.ts';
import { enqueueArticles, findWiderWish, stageCategories } from '#server/judging/queue/job-queries.ts';
import {
  type FailureRecord,
  findCategoryFingerprint,
  storeFailure,
} from '#server/judging/scores/judgement-queries.ts';
import type { OllamaClient } from '#server/ollama/client.ts';
import type { OllamaFailure } from '#server/ollama/failure.ts';
import type { Clock } from '#server/platform/clock.ts';
import { storeAnswer } from './store-answer.ts';
import { timeSpent } from './time-spent.ts';

export type JudgeDeps = { db: Database; clock: Clock; client: Pick<OllamaClient, 'chat'>; limits: AskLimits };

/** `model` is the one that was asked; `hasProposed`: there is a new category now. */
export type JudgeOutcome =
  | { kind: 'judged'; model: string; hasProposed: boolean }
  /** The first of two models has answered; the job waits for the second. */
  | { kind: 'staged'; model: string }
  | { kind: 'failed'; class: string; model: string }
  /** The article went while it was being judged. */
  | { kind: 'gone' }
  | NoAnswer;

/** The model could not be asked; the job is still there. */
export type NoAnswer = {
  kind: 'unavailable';
  failure: OllamaFailure;
  model: string;
  /** What the answer would have been made with. */
  fingerprints: Fingerprints;
};

/** Everything that is read at the start of one step, and stays as it was until the step is stored. */
type Step = {
  kind: QuestionKind;
  /** The name of the model that is asked. */
  model: string;
  job: ClaimedJob;
  models: JudgeModels;
  fingerprints: Fingerprints;
  hasInterests: boolean;
  startedAt: number;
};

/**
 * Puts the next question about one claimed article and stores the answer in one transaction; with two
 * models an article takes two steps. No transaction is open while a model thinks. Interests and
 * categories are those of this moment.
 */
export async function judgeArticle(
  deps: JudgeDeps,
  job: ClaimedJob,
  { models, signal }: { models: JudgeModels; signal: AbortSignal },
): Promise<JudgeOutcome> {
  const { db, clock } = deps;
  const article = await findArticleForJudging(db, job.articleId);
  if (!article) return { kind: 'gone' };
  await keepOfferedCategories(db, clock.now());
  const { profile, options, interestsVersion, hasInterests } = await readProfile(db);
  const { kind, fingerprints } = await chooseQuestion(deps, job, { models, options, interestsVersion });
  const model = kind === 'categorize' ? models.categorization : models.scoring;
  const startedAt = clock.now();
  const question = { kind, model, profile, options, article, signal };
  const asked = await askModel(deps.client, question, deps.limits);
  if (asked.kind === 'unavailable') return { ...asked, model: model.name, fingerprints };
  const step: Step = { kind, model: model.name, job, models, fingerprints, hasInterests, startedAt };
  return storeIfPresent(db, job.articleId, (transaction) => conclude(deps, step, { asked, transaction }));
}

async function chooseQuestion(
  { db, limits }: JudgeDeps,
  job: ClaimedJob,
  { models, ...read }: { models: JudgeModels } & Pick<ProfileNow, 'options' | 'interestsVersion'>,
): Promise<{ kind: QuestionKind; fingerprints: Fingerprints }> {
  const options = { ...limits, ...read.options };
  const fingerprints = currentFingerprints(models, { interestsVersion: read.interestsVersion, options });
  const kind = decideStep({
    stages: job.stages,
    separate: areSeparate(models),
    staged: job.staged,
    storedCategories: await findCategoryFingerprint(db, job.articleId),
    current: fingerprints.categories,
  });
  return { kind, fingerprints };
}

type Answered = Exclude<Asked<QuestionKind>, { kind: 'unavailable' }>;

async function conclude(
  deps: JudgeDeps,
  step: Step,
  { asked, transaction }: { asked: Answered; transaction: Database },
): Promise<JudgeOutcome> {
  const { job, fingerprints, model } = step;
  const now = deps.clock.now();
  const usesStaged = step.kind === 'score' && job.staged?.fingerprint === fingerprints.categories;
  const scoresAlone = step.kind === 'score' && !usesStaged;
  if (asked.kind === 'invalid') {
    const failure = { class: asked.class, text: asked.text, rawAnswer: asked.raw, failedAt: now };
    const store = () => storeFailure(transaction, job.articleId, { ...failure, fingerprints });
    await (scoresAlone ? endScoring(transaction, job, store) : store());
    return { kind: 'failed', class: asked.class, model };
  }
  if (step.kind === 'categorize') {
    await stageCategories(transaction, job.articleId, {
      ...(asked.answer as AnswerTo<'categorize'>),
      fingerprint: fingerprints.categories,
      askedAt: step.startedAt,
      tokensIn: asked.tokensIn,
      tokensOut: asked.tokensOut,
      durationMs: timeSpent(step.startedAt, now),
    });
    return { kind: 'staged', model };
  }
  const answer = asked.answer as AnswerTo<'combined'>;
  const store = () =>
    storeAnswer(transaction, job.articleId, {
      ...step,
      score: answer,
      categories: step.kind === 'combined' ? answer : null,
      staged: usesStaged ? job.staged : null,
      cost: asked,
      now,
    });
  const stored = await (scoresAlone ? endScoring(transaction, job, store) : store());
  return { kind: 'judged', model, ...stored };
}

/** Stores that judging failed for good, unless the article went meanwhile. */
export async function recordFailure(db: Database, job: ClaimedJob, failure: FailureRecord): Promise<void> {
  await commitWithoutWaiting(db, async (transaction) => {
    if (!(await articleExists(transaction, job.articleId))) return;
    await endScoring(transaction, job, () => storeFailure(transaction, job.articleId, failure));
  });
}

/** What ends a job ends no wish that came meanwhile and goes further: the article waits again at once. */
async function endScoring<Stored>(
  transaction: Database,
  job: ClaimedJob,
  store: () => Promise<Stored>,
): Promise<Stored> {
  const wish = await findWiderWish(transaction, job);
  const stored = await store();
  if (wish) await enqueueArticles(transaction, [job.articleId], wish);
  return stored;
}

async function storeIfPresent(
  db: Database,
  articleId: number,
  store: (transaction: Database) => Promise<JudgeOutcome>,
): Promise<JudgeOutcome> {
  // A judgement that a power cut takes back is made again: its job comes back with it.
  return commitWithoutWaiting(db, async (transaction) => {
    if (!(await articleExists(transaction, articleId))) return { kind: 'gone' };
    return store(transaction);
  });
}
