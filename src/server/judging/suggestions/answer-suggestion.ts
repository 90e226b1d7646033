import { changeCategories } from '#server/categories/change-categories.ts';
import type { CategoryDeps } from '#server/categories/change-tree.ts';
import type { Database } from '#server/database/open.ts';
import { withoutPhrase } from '#server/estimates/preview/without-phrase.ts';
import { saveInterestsWithExamples } from '#server/judging/asking/worked-examples.ts';
import { readInterests } from '#server/settings/interests.ts';
import { AppError } from '#shared/app-error.ts';
import { MAX_INTERESTS_LENGTH } from '#shared/limits.ts';
import type { InterestSuggestion, WeightSuggestion } from '#shared/suggestion.ts';
import { readSuggestions, type SuggestionSource } from './read-suggestions.ts';
import { rememberAnswer } from './suggestion-answers.ts';

export type AnswerDeps = { categories: CategoryDeps; source: SuggestionSource };

/**
 * Follows a suggestion (`yes`) or drops it (`no`); either answer stands until twice as many votes speak for the
 * same. Throws `not_found`, `conflict` (no room for another line), `settings_changed` (the interests were saved
 * at the same moment).
 */
export async function answerSuggestion(
  { categories, source }: AnswerDeps,
  id: string,
  answer: 'yes' | 'no',
): Promise<{ applied: boolean }> {
  const { weights, interests } = await readSuggestions(source);
  const weight = weights.find((suggestion) => suggestion.id === id);
  const line = interests.find((suggestion) => suggestion.id === id);
  const found = weight ?? line;
  if (!found) {
    throw new AppError('not_found', 'There is no such suggestion (any more).', {
      hint: 'Load the suggestions anew.',
    });
  }
  if (answer === 'yes' && weight) await applyWeight(categories, weight);
  if (answer === 'yes' && line) await applyLine(categories, line);
  const { db, bus, clock } = categories;
  await rememberAnswer(db, id, { answer, votes: found.votes, now: clock.now() });
  bus.publish({ type: 'suggestions_changed' });
  return { applied: answer === 'yes' };
}

async function applyWeight(categories: CategoryDeps, { category_id: id, to }: WeightSuggestion) {
  await changeCategories(categories, [id], { weight: to });
}

async function applyLine({ db, bus, clock }: CategoryDeps, suggestion: InterestSuggestion) {
  const { version, ...texts } = await changeTexts(db, suggestion);
  if (Object.values(texts).some((text) => text.length > MAX_INTERESTS_LENGTH)) {
    throw new AppError('conflict', 'Your interests have no room for another line.', {
      hint: 'Make room under Settings → Interests.',
    });
  }
  await saveInterestsWithExamples({ db, bus, clock }, { ...texts, version });
}

async function changeTexts(db: Database, { kind, line }: InterestSuggestion) {
  const saved = await readInterests(db);
  switch (kind) {
    case 'interest':
      return { ...saved, interests: `${saved.interests}\n${line}` };
    case 'anti':
      return { ...saved, anti_interests: `${saved.anti_interests}\n${line}` };
    case 'remove':
      return { ...saved, interests: withoutPhrase(saved.interests, line) };
  }
}
