import { countOf } from '#web/features/feeds/changes/feed-words.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Older than this a date says more than a number of days. */
const DATE_AFTER = 28 * DAY;

/** When a feed last answered as it should: "18 min ago", "2 h ago", "3 days ago", "4 Mar 2025", "Never". */
export function describeSuccess(time: string | null, now: number): string {
  if (time === null) return 'Never';
  const at = Date.parse(time);
  const age = now - at;
  if (age < MINUTE) return 'Just now';
  if (age < HOUR) return `${Math.floor(age / MINUTE)} min ago`;
  if (age < DAY) return `${Math.floor(age / HOUR)} h ago`;
  if (age < 2 * DAY) return '1 day ago';
  if (age < DATE_AFTER) return `${Math.floor(age / DAY)} days ago`;
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' }).format(at);
}

/** Articles a week: "0.5", "58", "1,204". */
export function describeRate(rate: number): string {
  if (rate >= 10) return Math.round(rate).toLocaleString('en');
  return rate.toFixed(1).replace(/\.0$/, '');
}

/** "41 %"; null without articles to read. */
export function describeShare(share: number | null): string | null {
  return share === null ? null : `${Math.round(share * 100)}\u00a0%`;
}

/** An address as people say it: without scheme, www and the last slash. */
export function shortAddress(url: string): string {
  return url.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '');
}

/** Over the table: "10 feeds in 2 folders", "3 of 10 feeds". */
export function describeShown(shown: number, all: number, folders: number): string {
  if (shown !== all) return `${shown.toLocaleString('en')} of ${countOf(all, 'feed')}`;
  return folders === 0 ? countOf(all, 'feed') : `${countOf(all, 'feed')} in ${countOf(folders, 'folder')}`;
}

/** "2 have a problem"; empty while all is well. */
export function describeProblems(count: number): string {
  if (count === 0) return '';
  return count === 1 ? '1 has a problem' : `${count.toLocaleString('en')} have a problem`;
}
