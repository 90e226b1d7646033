/** A date as it was written, in numbers. `month` is 0–11, `offset` minutes east of UTC. */
export type DateParts = {
  year: number;
  month: number;
  day: number;
  hour?: number;
  minute?: number;
  second?: number;
  millisecond?: number;
  offset?: number;
};

/** The largest offset in use is +14:00 (Kiribati); what is beyond was not meant as one. */
const largestOffset = 15 * 60;

/** Epoch milliseconds of a date, or null when the calendar or the clock has no such time. */
export function timeOfParts(parts: DateParts): number | null {
  const { year, month, day, hour = 0, minute = 0, second = 0, millisecond = 0, offset = 0 } = parts;
  if (month < 0 || month > 11 || day < 1 || day > daysInMonth(year, month)) return null;
  // 24:00 is the end of a day and :60 a leap second; both are legal and carry over by themselves.
  if (hour > 24 || (hour === 24 && minute + second > 0) || minute > 59 || second > 60) return null;
  const zone = Math.abs(offset) > largestOffset ? 0 : offset;
  const time = Date.UTC(year, month, day, hour, minute, second, millisecond) - zone * 60_000;
  return Number.isFinite(time) ? time : null;
}

/** RFC 2822 §4.3: two digits below 50 are of this century, three digits count from 1900. */
export function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length <= 2) return year < 50 ? 2000 + year : 1900 + year;
  return digits.length === 3 ? 1900 + year : year;
}

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
}
