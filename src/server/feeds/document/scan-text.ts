/** Finds the next place of a mark in a text, remembering what it found: any number of calls is linear. */
export type TextScanner = {
  /** Where the mark stands at or after `from`; -1 when nowhere. */
  find: (mark: string, from: number) => number;
  /** Characters looked at so far, which is the work done. */
  scanned: () => number;
};

/**
 * Without memory, a hostile document with many beginnings and a single end far away would be searched
 * to that end from each beginning.
 */
export function makeTextScanner(text: string): TextScanner {
  const found = new Map<string, { from: number; at: number }>();
  let scanned = 0;
  return {
    find: (mark, from) => {
      const last = found.get(mark);
      if (last && last.from <= from && (last.at === -1 || last.at >= from)) return last.at;
      const at = text.indexOf(mark, from);
      scanned += (at === -1 ? text.length : at) - from + 1;
      found.set(mark, { from, at });
      return at;
    },
    scanned: () => scanned,
  };
}
