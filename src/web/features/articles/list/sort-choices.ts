import type { ChosenSort } from '#shared/page.ts';

type SortChoice = {
  sort: ChosenSort;
  label: string;
  /** The part of the label that a narrow list leaves out of its tab. */
  more?: string;
};

/** The orders of a list, as they are offered. */
export const sortChoices: SortChoice[] = [
  { sort: 'best', label: 'Best first' },
  { sort: 'fresh', label: 'Fresh and good', more: ' and good' },
  { sort: 'newest', label: 'Newest' },
  { sort: 'oldest', label: 'Oldest' },
  { sort: 'lowest', label: 'Lowest' },
];
