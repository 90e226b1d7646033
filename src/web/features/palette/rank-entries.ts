import { matchText, type PreparedText, prepareText, wordsOf } from './match.ts';
import { type PaletteEntry, paletteGroups } from './palette-entry.ts';

/** More would not be read; typing another letter is quicker. */
const MAX_SHOWN = 40;
/** What was used lately goes before what fits as well, but not before what fits better. */
const RECENT_BONUS = 0.04;
/** A word found in what stands behind the label counts less than one in the label. */
const HINT_SHARE = 0.6;

/** An entry with its texts as they are compared; made once, since typing compares all of them again and again. */
export type SearchableEntry = { entry: PaletteEntry; label: PreparedText; all: PreparedText };

export function makeSearchable(entries: readonly PaletteEntry[]): SearchableEntry[] {
  return entries.map((entry) => ({
    entry,
    label: prepareText(entry.label),
    all: prepareText(`${entry.label} ${entry.hint} ${entry.words ?? ''}`),
  }));
}

/** What fits the typed text, best first. `recent`: the ids of what was used lately, the last one first. */
export function rankEntries(
  entries: readonly SearchableEntry[],
  typed: string,
  recent: readonly string[],
): PaletteEntry[] {
  const words = wordsOf(typed);
  const found: { entry: PaletteEntry; fit: number }[] = [];
  for (const { entry, label, all } of entries) {
    const inLabel = matchText(words, label, true);
    const inAll = inLabel === null ? matchText(words, all, false) : null;
    const fit = inLabel ?? (inAll === null ? null : inAll * HINT_SHARE);
    if (fit !== null) found.push({ entry, fit: fit + (recent.includes(entry.id) ? RECENT_BONUS : 0) });
  }
  // Sorting keeps the order of those that fit alike: what can be done comes before a thousand feeds.
  return found
    .sort((one, other) => other.fit - one.fit)
    .slice(0, MAX_SHOWN)
    .map(({ entry }) => entry);
}

/** Entries under a heading. */
export type EntryGroup = { title: string; entries: PaletteEntry[] };

/** What is shown before anything is typed: what was used lately, then the groups in their order. */
export function groupEntries(entries: readonly PaletteEntry[], recent: readonly string[]): EntryGroup[] {
  const used = recent.flatMap((id) => entries.find((entry) => entry.id === id) ?? []);
  const groups = paletteGroups.map((title) => ({
    title: title as string,
    entries: entries.filter((entry) => entry.group === title && !used.includes(entry)),
  }));
  return [{ title: 'Recent', entries: used }, ...groups].filter((group) => group.entries.length > 0);
}
