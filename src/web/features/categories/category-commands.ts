import type { Category } from '#shared/category.ts';
import type { CategoryChange } from './category-change.ts';

/** What needs a word more from the owner before it is done. */
export type CategoryQuestion =
  | { kind: 'create' }
  | { kind: 'rename' | 'move' | 'merge' | 'delete'; categories: Category[] };

/** What rows, menus and bars can have done. They stay the same objects, so that rows need not be drawn again. */
export type CategoryCommands = {
  change: (change: CategoryChange) => void;
  /** `from`: takes the focus back when the dialog has closed, if it is still there. */
  ask: (question: CategoryQuestion, from: HTMLElement | null) => void;
};
