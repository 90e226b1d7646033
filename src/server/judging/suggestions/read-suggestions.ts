import { listAliases } from '#server/categories/alias-queries.ts';
import { listCategories } from '#server/categories/category-queries.ts';
import { slugOf } from '#server/categories/slug.ts';
import type { Database } from '#server/database/open.ts';
import {
  type ComparedWithInterests,
  type CompareVotesDeps,
  compareVotes,
} from '#server/estimates/votes/compare-votes.ts';
import { readInterests } from '#server/settings/interests.ts';
import type { Category } from '#shared/category.ts';
import type { Suggestions } from '#shared/suggestion.ts';
import { suggestInterests } from './suggest-interests.ts';
import { suggestWeights } from './suggest-weights.ts';
import { readAnswers } from './suggestion-answers.ts';

export type SuggestionSource = CompareVotesDeps;

/** What the owner's votes suggest, as things are now. Rejects when the thread of the estimates dies. */
export async function readSuggestions(source: SuggestionSource): Promise<Suggestions> {
  const { db } = source;
  const { interests, anti_interests: antiInterests } = await readInterests(db);
  const texts = { interests, antiInterests };
  const votes = await compareVotes(source, texts);
  if (votes.length === 0) return { weights: [], interests: [] };
  const categories = await listCategories(db);
  const answers = await readAnswers(db);
  const sorted = await sortUnder(db, votes, categories);
  return {
    weights: suggestWeights(sorted, categories, answers),
    interests: suggestInterests(nameCategories(sorted, categories), texts, answers),
  };
}

type SortedVote = Omit<ComparedWithInterests, 'categoryIds' | 'categoryNames'> & { categories: number[] };

/**
 * The visible categories of each vote: those that its article carries, else those that it carried when it was
 * voted on, found again by their names also where they were renamed or merged.
 */
async function sortUnder(
  db: Database,
  votes: readonly ComparedWithInterests[],
  categories: readonly Category[],
): Promise<SortedVote[]> {
  const visible = new Set(categories.map(({ id }) => id));
  const aliases = await listAliases(db);
  const bySlug = new Map(categories.map(({ id, name }) => [slugOf(name), id]));
  const find = (name: string) => bySlug.get(slugOf(name)) ?? aliases.get(slugOf(name)) ?? [];
  return votes.map(({ categoryIds, categoryNames, ...vote }) => {
    const ids = categoryIds.length > 0 ? categoryIds : categoryNames.flatMap(find);
    return { ...vote, categories: [...new Set(ids)].filter((id) => visible.has(id)) };
  });
}

function nameCategories(votes: readonly SortedVote[], categories: readonly Category[]) {
  const names = new Map(categories.map(({ id, name }) => [id, name]));
  return votes.map((vote) => ({ ...vote, categories: vote.categories.flatMap((id) => names.get(id) ?? []) }));
}
