import type { SearchDatabase } from '#server/database/search-file.ts';
import { foldText } from '#shared/fold-text.ts';
import type { SearchCompletion } from '#shared/search.ts';
import { parseSearch } from '#shared/search-query.ts';
import { completeSearch } from './complete-search.ts';
import { listFound } from './find-queries.ts';
import { type CategoryName, type FeedName, type FolderName, listNames } from './name-queries.ts';
import { readSuggested, type SuggestedRow } from './text-queries.ts';

export type FoundSuggestions = {
  feeds: FeedName[];
  folders: FolderName[];
  categories: CategoryName[];
  articles: SuggestedRow[];
  operators: SearchCompletion[];
};

/** Of each kind of place, and of articles. */
const MOST = 6;

/** What a few typed letters may mean; `now` in epoch ms. Nothing typed means nothing. */
export async function suggest(
  db: SearchDatabase,
  { text, now }: { text: string; now: number },
): Promise<FoundSuggestions> {
  const names = await listNames(db);
  const operators = completeSearch(text, names);
  const query = parseSearch(text);
  if (text.trim() === '') return { feeds: [], folders: [], categories: [], articles: [], operators };
  const order = { sort: 'best', unscored: 'middle', freshPoints: 0, limit: MOST } as const;
  const { ids } = await listFound(db, { query, scope: {}, names, now }, order);
  return {
    feeds: startingFirst(names.feeds, text, ({ title }) => title),
    folders: startingFirst(names.folders, text, ({ name }) => name),
    categories: startingFirst(names.categories, text, ({ name }) => name),
    articles: await readSuggested(db, ids),
    operators,
  };
}

/** Those that have the typed text in their names; first those whose names, or words of them, begin with it. */
function startingFirst<One>(all: readonly One[], text: string, nameOf: (one: One) => string): One[] {
  const wanted = foldText(text).trim();
  const placeOf = (one: One) => {
    const name = foldText(nameOf(one));
    if (name.startsWith(wanted)) return 0;
    if (name.includes(` ${wanted}`)) return 1;
    return name.includes(wanted) ? 2 : 3;
  };
  return all
    .map((one) => ({ one, place: placeOf(one) }))
    .filter(({ place }) => place < 3)
    .sort((a, b) => a.place - b.place)
    .slice(0, MOST)
    .map(({ one }) => one);
}
