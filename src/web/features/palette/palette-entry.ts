import type { ReactNode } from 'react';

/** The headings of what is shown before anything is typed, in their order. */
export const paletteGroups = ['The article', 'Go to', 'Do'] as const;

/** Something that can be gone to or done. */
export type PaletteEntry = {
  /** Stays the same from day to day: what was used lately is remembered by it. */
  id: string;
  label: string;
  /** Behind the label: what it is, or where it stands. */
  hint: string;
  /** Over the entry while nothing has been typed; entries without a group wait until they are looked for. */
  group?: (typeof paletteGroups)[number];
  /** Other words that it is found by. */
  words?: string;
  icon: ReactNode;
  /** The keys that do the same, as the table of keys writes them. */
  keys?: readonly string[];
  run: () => void;
};
