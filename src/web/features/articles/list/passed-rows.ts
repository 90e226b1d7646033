/** What of a list has been seen, and how far it was scrolled. */
export type Passing = {
  /** Rows that stood in sight at some time and were not counted as passed yet. */
  seen: ReadonlySet<number>;
};

type InSight = { ids: readonly number[]; first: number; last: number };

/**
 * The rows that have gone out over the top, after the rows `first` to `last` came into sight. Only what had been in
 * sight passes: whoever drags the scrollbar over a thousand articles has read none of them.
 */
export function passRows({ seen }: Passing, { ids, first, last }: InSight): Passing & { passed: number[] } {
  const above = new Set(ids.slice(0, first));
  const passed = [...seen].filter((id) => above.has(id));
  const left = [...seen].filter((id) => !above.has(id));
  return { seen: new Set([...left, ...ids.slice(first, last + 1)]), passed };
}
