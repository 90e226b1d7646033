import { findMonth, findZone } from './date-names.ts';
import { type DateParts, fullYear, timeOfParts } from './date-parts.ts';

const numericDate = String.raw`(?<first>\d{1,4})(?<mark>[-/.])(?<second>\d{1,2})\k<mark>(?<third>\d{4}|\d{1,2})(?!\d)`;
const fullClock = String.raw`(?<hour>\d{1,2})(?:\s?[:h]\s?(?<minute>\d{1,2})(?::(?<seconds>\d{1,2})(?:[.,:](?<fraction>\d+))?)?)`;
const half = String.raw`(?<half>[ap])\.?\s?m(?!\p{L})`;
const zone = String.raw`(?:(?:gmt|utc?|z)\s?)?[+-]\d{1,2}(?::?\d{2})?(?!\d)`;
const word = String.raw`\p{L}[\p{L}\p{M}]*`;

/** What a written date is made of; what stands between (commas, dashes, ordinal endings) says nothing. */
const tokens = new RegExp(
  `${numericDate}|(?:${fullClock}(?:\\s*${half})?|(?<halfHour>\\d{1,2})\\s*${half.replace('half', 'halfOfHour')})|` +
    `(?<zone>${zone})|(?<number>\\d+)(?:st|nd|rd|th|er|º|ª)?|(?<word>${word})`,
  'giu',
);

type Found = Partial<DateParts>;
type Token = Record<string, string | undefined>;

/**
 * Reads a date as people and programs write it: the parts of RFC 822, RFC 850 and asctime and their dialects
 * in whatever order, months named in many languages or numbered, the time before or after. Takes time in
 * proportion to the text. Epoch milliseconds, or null when year, month or day is missing or impossible.
 */
export function parseWrittenDate(text: string): number | null {
  const found: Found = {};
  // Which kind of part came before tells a zone from a year behind a dash.
  let before = '';
  for (const match of withWesternMarks(text).matchAll(tokens)) {
    before = takeToken(found, match.groups ?? {}, before);
  }
  const { year, month, day = 1 } = found;
  if (year === undefined || month === undefined) return null;
  return timeOfParts({ ...found, year, month, day, offset: found.offset ?? impliedOffset(text) });
}

/** Takes what a token says over into what is found; answers what kind it was. */
function takeToken(found: Found, token: Token, before: string): string {
  if (token['first'] !== undefined) return takeNumericDate(found, token);
  if (token['hour'] !== undefined || token['halfHour'] !== undefined) return takeClock(found, token);
  if (token['number'] !== undefined) return takeNumber(found, token['number']);
  if (token['zone'] !== undefined) {
    if (before === 'clock' || before === 'zone') return takeZone(found, token['zone'].replace(/\s/g, ''));
    return takeNumber(found, token['zone'].replace(/\D/g, ''));
  }
  return takeWord(found, token['word'] ?? '', before);
}

function takeNumericDate(found: Found, { first = '', mark, second = '', third = '' }: Token): string {
  if (first.length > 2) {
    Object.assign(found, { year: fullYear(first), month: Number(second) - 1, day: Number(third) });
    return 'date';
  }
  // Slashes are American, with the month first; dots and dashes have the day first. What cannot be is swapped.
  const monthFirst = mark === '/' ? Number(first) <= 12 : Number(second) > 12;
  const [month, day] = monthFirst ? [first, second] : [second, first];
  Object.assign(found, { year: fullYear(third), month: Number(month) - 1, day: Number(day) });
  return 'date';
}

function takeClock(found: Found, token: Token): string {
  const { minute = '0', seconds = '0', fraction = '0' } = token;
  const hour = Number(token['hour'] ?? token['halfHour']);
  const afternoon = (token['half'] ?? token['halfOfHour'])?.toLowerCase();
  found.hour = afternoon === undefined || hour > 12 ? hour : (hour % 12) + (afternoon === 'p' ? 12 : 0);
  found.minute = Number(minute);
  found.second = Number(seconds);
  found.millisecond = Math.trunc(Number(`0.${fraction}`) * 1000);
  return 'clock';
}

/** Short numbers are the day first and the year then, as in all of the forms with named months. */
function takeNumber(found: Found, digits: string): string {
  const isYear = digits.length > 2 || Number(digits) > 31 || found.day !== undefined;
  if (!isYear) found.day = Number(digits);
  else if (found.year === undefined && digits.length <= 4) found.year = fullYear(digits);
  return 'number';
}

/** A month's name in one language may be a weekday's in another (`mar`): the later word is the month. */
function takeWord(found: Found, name: string, before: string): string {
  const month = findMonth(name);
  if (month !== undefined) {
    found.month = month;
    return 'month';
  }
  const mayBeZone = found.hour !== undefined && (name.length > 1 || before === 'clock');
  const isZone = mayBeZone && findZone(name) !== undefined;
  return isZone ? takeZone(found, name) : before;
}

/** A number is more exact than a name that stands with it: `-0500 (EST)`, `GMT +0100`. */
function takeZone(found: Found, text: string): string {
  const offset = findZone(text);
  if (found.offset === undefined || /\d/.test(text)) found.offset = offset ?? 0;
  return 'zone';
}

/** Chinese, Japanese and Korean dates with the marks of western ones: 2004년 5월 28일 오후 1시 31분. */
function withWesternMarks(text: string): string {
  if (!/[年月日년월일]|[前後후전午]/.test(text)) return text;
  return text
    .replace(/(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일号號]?/, '$1-$2-$3 ')
    .replace(/\s*[時时시点點]\s*(?=\d)/, ':')
    .replace(/\s*[分분]\s*(?=\d)/, ':')
    .replace(/(\d)\s*[時时시点點]/, '$1:00')
    .replace(/(?:오전|午前|上午)\s*(\d{1,2}(?::\d{1,2}){0,2})/, '$1 AM')
    .replace(/(?:오후|午後|下午)\s*(\d{1,2}(?::\d{1,2}){0,2})/, '$1 PM');
}

/** Minutes east of UTC for a language that is written in one zone only; such dates name no zone. */
function impliedOffset(text: string): number {
  if (/\p{Script=Hangul}|午前|午後|曜/u.test(text)) return 540;
  return /[时点号]|[上下]午|星期/.test(text) ? 480 : 0;
}
