/** Where an article stands in its list: `position` counts from 1, null while it is not in the list. */
export type Neighbours = {
  position: number | null;
  total: number;
  previous: number | null;
  next: number | null;
};

/** The articles before and after one in a list. Without one, or with one from elsewhere, next is the first. */
export function neighboursOf(
  id: number | null,
  list: { ids: number[]; total: number } | undefined,
): Neighbours {
  if (!list) return { position: null, total: 0, previous: null, next: null };
  const index = id === null ? -1 : list.ids.indexOf(id);
  return {
    position: index === -1 ? null : index + 1,
    total: list.total,
    previous: index > 0 ? (list.ids[index - 1] ?? null) : null,
    next: list.ids[index + 1] ?? null,
  };
}
