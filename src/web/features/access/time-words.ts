const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The server notes a use this rarely; what is younger counts as now. */
const NOW = 6 * MINUTE;

const dateFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });

/** When something was used last: "now", "20 minutes ago", "3 days ago", later the date. */
export function describeLast(time: string, now: number): string {
  const age = now - Date.parse(time);
  if (age < NOW) return 'now';
  if (age < HOUR) return ago(Math.floor(age / MINUTE), 'minute');
  if (age < DAY) return ago(Math.floor(age / HOUR), 'hour');
  if (age < 28 * DAY) return ago(Math.floor(age / DAY), 'day');
  return `on ${dateWords(time)}`;
}

/** The day: "20 Nov 2026". */
export function dateWords(time: string): string {
  return dateFormat.format(new Date(time));
}

function ago(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'} ago`;
}
