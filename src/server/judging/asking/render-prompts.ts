import { findArticleForJudging } from '#server/articles/article-queries.ts';
import type { Database } from '#server/database/open.ts';
import { buildPrompt, buildTemplate } from '#server/judging/prompts/build-prompt.ts';
import type { QuestionKind } from '#server/judging/prompts/question.ts';
import { PROMPT_VERSION } from '#server/judging/prompts/templates.ts';
import { AppError } from '#shared/app-error.ts';
import type { Prompts } from '#shared/judgement.ts';
import { ANSWER_TOKENS } from './chat-request.ts';
import { readProfile } from './read-profile.ts';

/** Stands for the random code of a real call. */
const SHOWN_DELIMITER = '0a1b2c3d4e5f';

/**
 * The prompts for the settings page, from the functions that build what is sent: the templates, or with an
 * article the very words for it. Throws `not_found`.
 */
export async function renderPrompts(
  { db, contextLength }: { db: Database; contextLength: number },
  articleId?: number,
): Promise<Prompts> {
  const render = articleId === undefined ? buildTemplate : await renderFor(db, articleId, contextLength);
  return {
    categorization_prompt: render('categorize'),
    scoring_prompt: render('score'),
    combined_prompt: render('combined'),
    version: PROMPT_VERSION,
  };
}

async function renderFor(db: Database, articleId: number, contextLength: number) {
  const article = await findArticleForJudging(db, articleId);
  if (!article) throw new AppError('not_found', 'There is no such article (any more).');
  const { profile, options } = await readProfile(db);
  const limits = { contextLength, answerTokens: ANSWER_TOKENS, articleTokens: options.readingDepth };
  const sent = { language: options.language, limits, objectOnly: false, delimiter: SHOWN_DELIMITER };
  return (kind: QuestionKind) =>
    buildPrompt(profile, article, { kind, ...sent })
      .map(({ content }) => content)
      .join('\n\n');
}
