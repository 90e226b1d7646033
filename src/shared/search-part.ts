/** Words or a phrase, in the whole article or in its title. `prefix`: its last word may go on. */
export type WordsPart = {
  kind: 'words';
  text: string;
  phrase: boolean;
  prefix: boolean;
  inTitle: boolean;
};

export type NamedPart = { kind: 'feed' | 'folder' | 'category'; name: string };
type StatePart = { kind: 'is'; state: SearchState };
/** Whole numbers as badges show them, both ends included. */
type ScorePart = { kind: 'score'; from: number; to: number };
/** Published since the beginning of `date`, or before it. */
type DatePart = { kind: 'date'; side: 'before' | 'after'; date: SearchDate };

export const searchStates = [
  'unread',
  'read',
  'starred',
  'scored',
  'unscored',
  'waiting',
  'blocked',
  'failed',
] as const;
export type SearchState = (typeof searchStates)[number];

/** A day, a month (no `day`) or a year (neither) of the calendar, or so long ago. Months count from 1. */
export type SearchDate =
  | { kind: 'calendar'; year: number; month?: number; day?: number }
  | { kind: 'ago'; count: number; unit: 'hour' | 'day' | 'week' | 'month' | 'year' };

export type Condition = WordsPart | NamedPart | StatePart | ScorePart | DatePart;

/** One condition of a search; `not`: articles for which it does not hold. */
export type SearchPart = Condition & { not: boolean };

/** All parts have to hold. `notices`: sentences about what has no meaning and is left out. */
export type SearchQuery = { parts: SearchPart[]; notices: string[] };
