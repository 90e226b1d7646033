/** What is ticked, by id, and where the last tick was made: a range begins there. */
export type Selection = { ids: ReadonlySet<number>; anchor: number | null };

export const nothingSelected: Selection = { ids: new Set(), anchor: null };

/** Ticks a row or takes its tick away. */
export function toggle(selection: Selection, id: number): Selection {
  const ids = new Set(selection.ids);
  if (!ids.delete(id)) ids.add(id);
  return { ids, anchor: id };
}

/** Gives all rows between the last tick and this one the state that this one takes. `order`: the rows as shown. */
export function toggleRange(selection: Selection, order: readonly number[], id: number): Selection {
  const from = selection.anchor === null ? -1 : order.indexOf(selection.anchor);
  const to = order.indexOf(id);
  if (from < 0 || to < 0) return toggle(selection, id);
  const ticked = !selection.ids.has(id);
  const ids = new Set(selection.ids);
  for (const one of order.slice(Math.min(from, to), Math.max(from, to) + 1)) {
    if (ticked) ids.add(one);
    else ids.delete(one);
  }
  return { ids, anchor: id };
}

/** Ticks all rows shown; when all of them are ticked, takes their ticks away. Others keep theirs. */
export function toggleAll(selection: Selection, order: readonly number[]): Selection {
  const all = order.every((id) => selection.ids.has(id));
  const ids = new Set(selection.ids);
  for (const id of order) {
    if (all) ids.delete(id);
    else ids.add(id);
  }
  return { ids, anchor: null };
}
