import type { Category } from '#shared/category.ts';

export const categoryFilters = ['all', 'new', 'weighted', 'hidden'] as const;
export type CategoryFilter = (typeof categoryFilters)[number];

/** A place in the list. A child stands indented under its parent, or names it where the parent is not shown. */
export type CategoryRow = { category: Category; indented: boolean; under: string | null };

const belongs: Record<CategoryFilter, (category: Category) => boolean> = {
  // Hidden ones stand apart: the list is what a model may choose from.
  all: ({ hidden }) => !hidden,
  new: ({ is_new: isNew, hidden }) => isNew && !hidden,
  weighted: (category) => hasOwnWeight(category) && !category.hidden,
  hidden: ({ hidden }) => hidden,
};

/** Whether the owner gave it a weight that says something: at the top *Normal* is what it has anyway. */
function hasOwnWeight({ parent_id: parentId, weight }: Category): boolean {
  return weight !== 'inherit' && !(parentId === null && weight === 'normal');
}

/** How many categories each filter shows. */
export function countByFilter(categories: Category[]): Record<CategoryFilter, number> {
  const count = (filter: CategoryFilter) => categories.filter(belongs[filter]).length;
  return { all: count('all'), new: count('new'), weighted: count('weighted'), hidden: count('hidden') };
}

/** The rows of a filter whose names contain all the words, in the order of the tree. */
export function rowsOf(
  categories: Category[],
  { filter, search }: { filter: CategoryFilter; search: string },
): CategoryRow[] {
  const words = fold(search).split(/\s+/).filter(Boolean);
  const shown = categories.filter((category) => {
    if (!belongs[filter](category)) return false;
    const name = fold(category.name);
    return words.every((word) => name.includes(word));
  });
  const ids = new Set(shown.map(({ id }) => id));
  return shown.map((category) => {
    const { parent_id: parentId, parent_name: parentName } = category;
    const indented = parentId !== null && ids.has(parentId);
    return { category, indented, under: indented ? null : parentName };
  });
}

/** Without case and accents, so that "cafe" finds "Café". */
function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();
}
