const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** `Sun, 06 Nov 1994 08:49:37 GMT` and the older `Sunday, 06-Nov-94 08:49:37 GMT`; the day's name is not read. */
const dayFirst =
  /^(?:[a-z]+,?\s+)?(\d{1,2})[\s-]([a-z]{3})[a-z]*[\s-](\d{4}|\d{2})\s+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\s*(?:gmt|utc?|z|([+-])(\d{2}):?(\d{2})))?$/;
/** `Sun Nov  6 08:49:37 1994`, as C's asctime writes it. */
const monthFirst = /^[a-z]+\s+([a-z]{3})\s+(\d{1,2})\s+(\d{1,2}):(\d{2}):(\d{2})\s+(\d{4})$/;

/**
 * Epoch milliseconds of an HTTP date in one of the three forms of RFC 9110 §5.6.7, or with a numeric zone
 * in place of GMT; null for anything else. `Date.parse` would take a bare number for a year.
 */
export function parseHttpDate(text: string, now: number): number | null {
  const value = text.trim().toLowerCase();
  const first = dayFirst.exec(value);
  if (first) {
    const [, day, month, year, hour, minute, second, sign, zoneHours, zoneMinutes] = first;
    const zone = (Number(zoneHours ?? 0) * 60 + Number(zoneMinutes ?? 0)) * 60_000;
    const at = timeOf([wholeYear(year ?? '', now), month, day, hour, minute, second]);
    return at === null ? null : at - (sign === '-' ? -zone : zone);
  }
  const asctime = monthFirst.exec(value);
  if (!asctime) return null;
  const [, month, day, hour, minute, second, year] = asctime;
  return timeOf([Number(year), month, day, hour, minute, second]);
}

/** RFC 9110: a year of two digits that seems more than 50 years ahead is one of the century before. */
function wholeYear(digits: string, now: number): number {
  if (digits.length === 4) return Number(digits);
  const thisYear = new Date(now).getUTCFullYear();
  const year = thisYear - (thisYear % 100) + Number(digits);
  return year > thisYear + 50 ? year - 100 : year;
}

type Digits = string | undefined;
type Parts = [year: number, month: Digits, day: Digits, hour: Digits, minute: Digits, second: Digits];

function timeOf([year, monthName, day, hour, minute, second]: Parts): number | null {
  const month = months.indexOf(monthName ?? '');
  const at = new Date(0);
  at.setUTCFullYear(year, month, Number(day));
  // A day that its month does not have would silently become one of the next month.
  if (month < 0 || at.getUTCMonth() !== month) return null;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 60) return null;
  return at.setUTCHours(Number(hour), Number(minute), Number(second ?? 0));
}
