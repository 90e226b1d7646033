import type { HistoryState } from '@tanstack/react-router';

declare module '@tanstack/react-router' {
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface can add to another one.
  interface HistoryState {
    /** True for an article that was opened from its list: the step before it is the list. */
    fromList?: boolean;
    /** The step at which the list of this article, or this list, was entered. */
    listVisit?: string;
  }
}

type Kept = HistoryState & { __TSR_key?: string };

/** The state of a step that stays in the list of the step before it. */
export function sameList({ listVisit, __TSR_key: key }: Kept): HistoryState {
  const visit = listVisit ?? key;
  return visit === undefined ? {} : { listVisit: visit };
}

/** The same for an article that is opened from its list. */
export function inList(before: Kept): HistoryState {
  return { ...sameList(before), fromList: true };
}
