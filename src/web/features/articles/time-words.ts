const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Older than this a date says more than a number of days. */
const DATE_AFTER = 28 * DAY;

// Made once: to make one takes longer than all else that a row needs.
const shortDateFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const shortDateAndYearFormat = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
});

/** How old something is, in as few characters as a row has room for: "12 min", "5 h", "3 d", "4 Mar 2025". */
export function ageWords(time: string, now: number): string {
  const at = Date.parse(time);
  const age = now - at;
  if (age < MINUTE) return 'now';
  if (age < HOUR) return `${Math.floor(age / MINUTE)} min`;
  if (age < DAY) return `${Math.floor(age / HOUR)} h`;
  if (age < DATE_AFTER) return `${Math.floor(age / DAY)} d`;
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return (sameYear ? shortDateFormat : shortDateAndYearFormat).format(at);
}

/** The same with "ago" where that is English. */
export function agoWords(time: string, now: number): string {
  const age = ageWords(time, now);
  if (age === 'now') return 'just now';
  return /(min|h|d)$/.test(age) ? `${age} ago` : age;
}

const dayFormat = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long' });
const clockFormat = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });

/** Day and time in the reader's own time zone: "Friday 20 November 2026, 09:14". */
export function exactTime(time: string): string {
  const at = new Date(time);
  return `${dayOf(at)} ${at.getFullYear()}, ${clockFormat.format(at)}`;
}

/** The same, without the year while that is this year's. */
export function timeWords(time: string, now: number): string {
  const at = new Date(time);
  if (at.getFullYear() !== new Date(now).getFullYear()) return exactTime(time);
  return `${dayOf(at)}, ${clockFormat.format(at)}`;
}

const dateFormat = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' });

/** The day alone, for what is long ago: "20 November 2026". */
export function dateWords(time: string): string {
  return dateFormat.format(new Date(time));
}

function dayOf(at: Date): string {
  return dayFormat.format(at).replace(',', '');
}

/** Silent reading of English prose, from Brysbaert's 2019 meta-analysis (238 words a minute), rounded down. */
const WORDS_A_MINUTE = 230;

/** Whole minutes, at least one; null for an article without words (a picture, a recording). */
export function readingMinutes(wordCount: number): number | null {
  return wordCount === 0 ? null : Math.max(1, Math.round(wordCount / WORDS_A_MINUTE));
}
