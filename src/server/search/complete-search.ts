import { foldText } from '#shared/fold-text.ts';
import type { SearchCompletion } from '#shared/search.ts';
import { operatorHelp, stateHelp } from '#shared/search-help.ts';
import { splitSearch } from '#shared/search-tokens.ts';
import type { Names } from './name-queries.ts';

/** Completions that are offered at once. */
const MOST = 8;

/** Ways to go on with the last piece of a search: an operator's name, its values, the names that it may have. */
export function completeSearch(text: string, names: Names): SearchCompletion[] {
  const last = splitSearch(text).at(-1);
  if (!last?.isLast || last.quoted) return [];
  const before = text.slice(0, text.length - last.source.length) + (last.not ? '-' : '');
  const toCompletion = ({ value, about }: { value: string; about: string }) => ({
    text: `${before}${value}`,
    label: value,
    about,
  });
  return candidatesFor(last.operator, last.value, names).slice(0, MOST).map(toCompletion);
}

type Candidate = { value: string; about: string };

function candidatesFor(operator: string | null, typed: string, names: Names): Candidate[] {
  const wanted = foldText(typed);
  switch (operator) {
    case null:
      return operatorHelp
        .filter(({ name }) => wanted !== '' && name.startsWith(wanted))
        .map(({ name, about }) => ({ value: `${name}:`, about }));
    case 'is':
      return stateHelp
        .filter(({ state }) => state.startsWith(wanted))
        .map(({ state, about }) => ({ value: `is:${state}`, about }));
    case 'feed':
      return named(
        operator,
        names.feeds.map(({ title }) => title),
        wanted,
      );
    case 'in':
      return named(
        operator,
        names.folders.map(({ name }) => name),
        wanted,
      );
    case 'category':
      return named(
        operator,
        names.categories.map(({ name }) => name),
        wanted,
      );
    default:
      return [];
  }
}

const kinds = { feed: 'Feed', in: 'Folder', category: 'Category' } as const;

function named(operator: keyof typeof kinds, all: readonly string[], wanted: string): Candidate[] {
  return all
    .filter((name) => foldText(name).includes(wanted))
    .map((name) => {
      const plain = name.replaceAll('"', ' ');
      const value = /\s/.test(plain) ? `"${plain}"` : plain;
      return { value: `${operator}:${value}`, about: kinds[operator] };
    });
}
