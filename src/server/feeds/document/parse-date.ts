import { parseIsoDate } from './parse-iso-date.ts';
import { parseWrittenDate } from './parse-written-date.ts';

/** Dates before 1971 are defaults of programs (1970-01-01, 0001-01-01), not of articles. */
const earliest = Date.UTC(1971, 0, 1);
/** A clock may be a zone wrong; a date further ahead is a mistake or a way to stay on top of lists. */
const aheadAllowed = 24 * 60 * 60 * 1000;
/** Longer texts are no dates. The longest that was seen, JavaScript's with a zone's full name, has 70. */
const longest = 100;

/**
 * Reads a date of a feed: ISO 8601 with RFC 3339 and the W3C's partial dates, RFC 822 with all its
 * dialects, asctime, dates in other languages, and Unix times. Without a zone it is UTC. Epoch
 * milliseconds, or null for what cannot be a date of an article at the time `now`.
 */
export function parseDate(text: string | undefined, now: number): number | null {
  if (!text || text.length > longest * 4) return null;
  const line = tidy(text);
  if (line === '' || line.length > longest) return null;
  const readings = [parseIsoDate, parseUnixTime, parseWrittenDate];
  for (const read of readings) {
    const time = read(line, now);
    if (time !== null && time >= earliest && time <= now + aheadAllowed) return time;
  }
  return null;
}

/** One line with plain digits, dashes and blanks, however wide or fancy they were written. */
function tidy(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\s\u200B-\u200F\u202A-\u202E]+/g, ' ')
    .trim();
}

/** Some feeds count seconds or milliseconds, also in Microsoft's wrapping: /Date(1031391751000)/. */
function parseUnixTime(text: string): number | null {
  const digits = /^\/?date\((\d{1,13})(?:[+-]\d{4})?\)\/?$/i.exec(text)?.[1];
  if (digits !== undefined) return Number(digits);
  if (/^\d{9,10}(?:\.\d+)?$/.test(text)) return Math.trunc(Number(text) * 1000);
  return /^\d{12,13}(?:\.\d+)?$/.test(text) ? Math.trunc(Number(text)) : null;
}
