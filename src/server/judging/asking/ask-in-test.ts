import { findArticleForJudging } from '#server/articles/article-queries.ts';
import { listNewestUnread } from '#server/articles/list-queries.ts';
import type { Database } from '#server/database/open.ts';
import { PROMPT_VERSION } from '#server/judging/prompts/templates.ts';
import { computeScore } from '#server/judging/scores/score.ts';
import type { OwnArticle, TestJudge } from '#server/models/test-model.ts';
import { type AskLimits, askModel } from './ask-model.ts';
import { type JudgeOptions, readJudgeOptions } from './judge-options.ts';
import { readProfile } from './read-profile.ts';

/** What the room `models` needs to test a model exactly as it would judge. */
export function createTestJudge({ db, limits }: { db: Database; limits: AskLimits }): TestJudge {
  return {
    promptVersion: PROMPT_VERSION,
    ask: createTestAsk(limits, () => readJudgeOptions(db)),
    findOwnArticle: () => findOwnArticle(db),
  };
}

/** Asks as judging does where one model does both; the score is without weights. */
export function createTestAsk(limits: AskLimits, readOptions: () => Promise<JudgeOptions>): TestJudge['ask'] {
  return async (client, question) => {
    const options = await readOptions();
    const asked = await askModel(client, { kind: 'combined', options, ...question }, limits);
    if (asked.kind !== 'answered') return asked;
    const hasInterests = question.profile.interests !== '';
    const score = computeScore({ ...asked.answer, categories: [], hasInterests });
    return { kind: 'answered', answer: asked.answer, score: score.value };
  };
}

async function findOwnArticle(db: Database): Promise<OwnArticle | undefined> {
  const [newest] = await listNewestUnread(db, 1);
  const article = newest === undefined ? undefined : await findArticleForJudging(db, newest);
  if (!article) return undefined;
  const { profile } = await readProfile(db);
  return { id: article.id, article, profile };
}
