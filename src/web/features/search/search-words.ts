import type { SearchCheck } from '#shared/search.ts';
import { parseSearch } from '#shared/search-query.ts';
import { splitSearch } from '#shared/search-tokens.ts';

/** How far the index is, while it is being made. */
export function indexingWords({ done, total }: NonNullable<SearchCheck['indexing']>): string {
  const [read, all] = [done.toLocaleString('en'), total.toLocaleString('en')];
  return `${read} of ${all} articles can be searched so far. The newest come first, the rest by and by.`;
}

/** The parts of a search that can be left out, each with the search without it. */
export function looserSearches(text: string): { without: string; text: string }[] {
  if (parseSearch(text).parts.length < 2) return [];
  const sources = splitSearch(text).map(({ source }) => source);
  const looser = sources.map((without, place) => ({
    without,
    text: sources.filter((_, other) => other !== place).join(' '),
  }));
  // What had no meaning narrowed nothing.
  const { length } = parseSearch(text).parts;
  return looser.filter((search) => parseSearch(search.text).parts.length < length);
}

/** A name to begin with for a search that is saved. */
export function firstName(text: string): string {
  return text.replaceAll('"', '').trim().slice(0, 40).trim();
}
