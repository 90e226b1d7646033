/** Runs of so many words are compared: single words would be found anywhere. */
const RUN = 4;

export type Likeness = { precision: number; recall: number };

/** How much of a text is what was expected, and how much of that is in it: in runs of four words, each 0 to 1. */
export function measureText(found: string, expected: string): Likeness {
  const [got, wanted] = [countRuns(found), countRuns(expected)];
  let shared = 0;
  for (const [run, count] of got) shared += Math.min(count, wanted.get(run) ?? 0);
  const [gotTotal, wantedTotal] = [total(got), total(wanted)];
  if (gotTotal === 0) return { precision: wantedTotal === 0 ? 1 : 0, recall: wantedTotal === 0 ? 1 : 0 };
  return { precision: shared / gotTotal, recall: wantedTotal === 0 ? 1 : shared / wantedTotal };
}

/** F1 of the mean precision and the mean recall, as the public comparison of article extractors has it. */
export function f1Of(pages: readonly Likeness[]): number {
  const precision = mean(pages.map((page) => page.precision));
  const recall = mean(pages.map((page) => page.recall));
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
}

function countRuns(text: string): Map<string, number> {
  // Characters of scripts without spaces count as words.
  const words =
    text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const counts = new Map<string, number>();
  for (let at = 0; at < Math.max(1, words.length - RUN + 1) && words.length > 0; at += 1) {
    const run = words.slice(at, at + RUN).join(' ');
    counts.set(run, (counts.get(run) ?? 0) + 1);
  }
  return counts;
}

function total(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
