import type { Weight } from '#shared/category.ts';
import type { Verdict } from '#shared/feedback.ts';
import type { WeightSuggestion } from '#shared/suggestion.ts';
import { countVotes, goesOneWay } from './one-way.ts';
import { isAnswered, type SuggestionAnswers } from './suggestion-answers.ts';

export type CategorisedVote = { verdict: Verdict; categories: readonly number[] };
export type WeighedCategory = { id: number; name: string; effective_weight: Weight };

/** Source: design, "Feedback". */
const LEAST_VOTES = 5;

/**
 * One step in the direction of the votes. Never to block: "less" is not "never", and an article that is not
 * shown gets no vote that could correct it. From block only to normal: half a weight was not what was voted for.
 */
const steps: Record<Verdict, Partial<Record<Weight, Weight>>> = {
  more: { block: 'normal', reduce: 'normal', normal: 'boost', boost: 'max' },
  less: { max: 'boost', boost: 'normal', normal: 'reduce' },
};

/** Weights that say already what the votes say. */
const alreadyThere: Record<Verdict, readonly Weight[]> = {
  more: ['boost', 'max'],
  less: ['reduce', 'block'],
};

/** Weights for the categories that enough votes share, all in one direction; most votes first. */
export function suggestWeights(
  votes: readonly CategorisedVote[],
  categories: readonly WeighedCategory[],
  answers: SuggestionAnswers,
): WeightSuggestion[] {
  return categories
    .flatMap((category) => suggestFor(category, votes, answers) ?? [])
    .sort((one, other) => other.votes - one.votes || one.category_id - other.category_id);
}

function suggestFor(
  { id, name, effective_weight: from }: WeighedCategory,
  votes: readonly CategorisedVote[],
  answers: SuggestionAnswers,
): WeightSuggestion | undefined {
  const tally = countVotes(votes.filter(({ categories }) => categories.includes(id)));
  const verdict = (['more', 'less'] as const).find((way) => goesOneWay(tally, way, LEAST_VOTES));
  const to = verdict && steps[verdict][from];
  if (!verdict || !to) return undefined;
  const count = tally[verdict];
  // The owner has chosen so; only one who followed a suggestion this far may be asked to go on, by as many votes again.
  if (alreadyThere[verdict].includes(from)) {
    const followed = answers[nameWeight(id, from)];
    if (followed?.answer !== 'yes' || count < 2 * followed.votes) return undefined;
  }
  const suggestion = nameWeight(id, to);
  if (isAnswered(answers, suggestion, count)) return undefined;
  return { id: suggestion, category_id: id, name, from, to, votes: count };
}

function nameWeight(categoryId: number, to: Weight): string {
  return `weight-${categoryId}-${to}`;
}
