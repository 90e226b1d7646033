import { findZone } from './date-names.ts';
import { type DateParts, fullYear, timeOfParts } from './date-parts.ts';

const clock = String.raw`(?<hour>\d{2})(?:(?<colon>:?)(?<minute>\d{2})(?:\k<colon>(?<second>\d{2}))?)?(?:[.,](?<fraction>\d+))?`;
const zone = String.raw`(?<zone>z|[+-]\d{1,2}:?\d{2}|[+-]\d{1,2}|(?:gmt|utc)[+-]\d{1,2}(?::?\d{2})?|(?![ap]m$)[a-z]{2,5})`;
const rest = `(?:(?: ?t ?| )${clock}(?: ?${zone})?)?`;

/**
 * The dates of ISO 8601, whole and cut at the end (W3C-DTF, RFC 3339): calendar, week and day of the year,
 * with and without dashes, and those its older editions cut at the beginning.
 */
const patterns = [
  String.raw`(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})`,
  String.raw`(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})`,
  String.raw`(?<year>\d{4})-?(?<ordinal>\d{3})`,
  String.raw`(?<year>\d{4}|\d{2})-?w(?<week>\d{2})(?:-?(?<weekday>[1-7]))?`,
  String.raw`(?<year>\d{4})-(?<month>\d{1,2})`,
  String.raw`(?<year>\d{4})`,
  String.raw`(?<year>\d{2})-?(?<month>\d{2})-?(?<day>\d{2})`,
  String.raw`(?<year>\d{2})-?(?<ordinal>\d{3})`,
  String.raw`-(?<year>\d{2})-?(?<month>\d{2})`,
  String.raw`-(?<year>\d{2})`,
  String.raw`--(?<month>\d{2})-?(?<day>\d{2})`,
  String.raw`--(?<month>\d{2})`,
  String.raw`---(?<day>\d{2})`,
  String.raw`-(?<ordinal>\d{3})`,
  '(?<century>19|20)',
].map((pattern) => new RegExp(`^${pattern}${rest}$`, 'i'));

/**
 * Reads a date of ISO 8601 in one line without blank space around it. What is cut off at the beginning is
 * taken from `now`. Epoch milliseconds, or null for another text and for times that do not exist.
 */
export function parseIsoDate(text: string, now: number): number | null {
  for (const pattern of patterns) {
    const groups = pattern.exec(text)?.groups;
    if (groups) return timeOfParts({ ...dayOf(groups, new Date(now)), ...clockOf(groups) });
  }
  // 20261120090000: both halves without anything between them
  const joined = /^(\d{8})(\d{4}(?:\d{2})?)(z?)$/i.exec(text);
  return joined ? parseIsoDate(`${joined[1]}T${joined[2]}${joined[3]}`, now) : null;
}

type Groups = Record<string, string | undefined>;

function dayOf(groups: Groups, now: Date): Pick<DateParts, 'year' | 'month' | 'day'> {
  const { year: digits, month, day, ordinal, week, weekday, century } = groups;
  const cutYear = century === undefined ? now.getUTCFullYear() : Number(century) * 100;
  const year = digits === undefined ? cutYear : fullYear(digits);
  if (ordinal !== undefined) {
    const date = dayOfYear(year, Number(ordinal));
    return date.year === year ? date : noDay;
  }
  if (week !== undefined) {
    // ISO 8601: week 1 is the one with January 4th, and begins on Monday.
    const fourth = (new Date(Date.UTC(year, 0, 4)).getUTCDay() + 6) % 7;
    const monday = 4 - fourth + (Number(week) - 1) * 7;
    const exists = Number(week) >= 1 && Number(week) <= 53;
    return exists ? dayOfYear(year, monday + Number(weekday ?? 1) - 1) : noDay;
  }
  const cutMonth = digits === undefined && day !== undefined ? now.getUTCMonth() : 0;
  return { year, month: month === undefined ? cutMonth : Number(month) - 1, day: Number(day ?? 1) };
}

/** What the calendar refuses. */
const noDay = { year: 0, month: 0, day: 0 };

/** A day counted from January 1st, which is 1. Counts may lead into the neighbouring years. */
function dayOfYear(year: number, count: number): Pick<DateParts, 'year' | 'month' | 'day'> {
  const date = new Date(Date.UTC(year, 0, count));
  return { year: date.getUTCFullYear(), month: date.getUTCMonth(), day: date.getUTCDate() };
}

/** ISO 8601 §4.2.2.4: a fraction is one of the last unit that is written. */
function clockOf({
  hour,
  minute,
  second,
  fraction,
  zone,
}: Groups): Omit<DateParts, 'year' | 'month' | 'day'> {
  const unit = second !== undefined ? 1000 : minute !== undefined ? 60_000 : 3_600_000;
  return {
    hour: Number(hour ?? 0),
    minute: Number(minute ?? 0),
    second: Number(second ?? 0),
    millisecond: Math.trunc(Number(`0.${fraction ?? 0}`) * unit),
    offset: (zone === undefined ? undefined : findZone(zone)) ?? 0,
  };
}
