import type { Category } from '#shared/category.ts';

const byName = new Intl.Collator('en', { numeric: true });

/** Parents by name, each with its children by name behind it. */
export function inTreeOrder(categories: readonly Category[]): Category[] {
  const sorted = categories.toSorted((one, other) => byName.compare(one.name, other.name));
  const children = Map.groupBy(sorted, ({ parent_id }) => parent_id);
  const ids = new Set(sorted.map(({ id }) => id));
  const roots = sorted.filter(({ parent_id }) => parent_id === null || !ids.has(parent_id));
  return roots.flatMap((root) => [root, ...(children.get(root.id) ?? [])]);
}
