import type { Category } from '#shared/category.ts';
import type { SuggestedMove } from '#shared/category-answer.ts';
import { parseProposedName } from './category-name.ts';
import { slugOf } from './slug.ts';

/** A group as a model proposes it: a name, and ids of categories. */
export type ProposedGroup = { name: string; ids: number[] };

/** The tree that groups are proposed for. */
export type GroupedTree = {
  /** All categories, hidden ones too: their names are taken. */
  categories: readonly Category[];
  /** Names that are no category's own, by slug: what they stand for, null for nothing. */
  aliases: ReadonlyMap<string, number | null>;
};

/** Visible categories of the first level with nothing under them: what may be put into a group. */
export function listUngrouped(categories: readonly Category[]): Category[] {
  const parents = new Set(categories.map(({ parent_id }) => parent_id));
  return categories.filter(({ id, hidden, parent_id }) => !hidden && parent_id === null && !parents.has(id));
}

/**
 * The moves that a model's groups come to. What is no name, what was refused, and what cannot have anything
 * under it is no group; a new group of one is none either. Ids that were not offered are dropped, and the
 * first of two groups has a category.
 */
export function planGroups(
  proposed: readonly ProposedGroup[],
  offered: readonly Category[],
  tree: GroupedTree,
): SuggestedMove[] {
  const groups = resolveGroups(proposed, tree);
  const free = new Map(offered.map((category) => [category.id, category]));
  for (const { target } of groups) if (target.id !== null) free.delete(target.id);
  return groups.flatMap(({ target, ids }) => {
    const members = [...new Set(ids)].flatMap((id) => free.get(id) ?? []);
    if (target.id === null && members.length < 2) return [];
    for (const { id } of members) free.delete(id);
    return members.map(({ id, name, parent_name: from }) => ({ category_id: id, name, from, to: target }));
  });
}

type Group = { target: SuggestedMove['to']; ids: number[] };

function resolveGroups(proposed: readonly ProposedGroup[], tree: GroupedTree): Group[] {
  const bySlug = new Map(tree.categories.map((category) => [slugOf(category.name), category]));
  const byId = new Map(tree.categories.map((category) => [category.id, category]));
  const groups = new Map<string, Group>();
  for (const { name: text, ids } of proposed) {
    const named = parseProposedName(text);
    if (!named) continue;
    const alias = tree.aliases.get(named.slug);
    const known = bySlug.get(named.slug) ?? (alias ? byId.get(alias) : undefined);
    if (known ? known.hidden || known.parent_id !== null : alias === null) continue;
    const target = known ? { id: known.id, name: known.name } : { id: null, name: named.name };
    const key = known ? `c${known.id}` : named.slug;
    const before = groups.get(key);
    groups.set(key, { target: before?.target ?? target, ids: [...(before?.ids ?? []), ...ids] });
  }
  return [...groups.values()];
}
