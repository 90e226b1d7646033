import type { Category } from '#shared/category.ts';

export type Place = { value: string; label: string };

export const TOP_LEVEL: Place = { value: 'top', label: 'Top level' };

/** Where the chosen ones may be put: the tree has two levels, and nothing stands under itself or what is hidden. */
export function possibleParents(categories: Category[], chosen: Category[]): Place[] {
  const ids = new Set(chosen.map(({ id }) => id));
  const parents = categories.filter(
    ({ id, parent_id: parentId, hidden }) => parentId === null && !hidden && !ids.has(id),
  );
  return [TOP_LEVEL, ...parents.map(toPlace)];
}

/** The first of the chosen ones that has others under it and so cannot stand under anything itself. */
export function findWide(categories: Category[], chosen: Category[]): Category | undefined {
  const withChildren = new Set(categories.map(({ parent_id: parentId }) => parentId));
  return chosen.find(({ id }) => withChildren.has(id));
}

/** What the chosen ones may become a part of. */
export function possibleTargets(categories: Category[], chosen: Category[]): Place[] {
  const ids = new Set(chosen.map(({ id }) => id));
  return categories.filter(({ id, hidden }) => !hidden && !ids.has(id)).map(toPlace);
}

function toPlace({ id, name, parent_name: parent }: Category): Place {
  return { value: String(id), label: parent === null ? name : `${parent} › ${name}` };
}
