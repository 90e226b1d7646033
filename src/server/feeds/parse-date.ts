/** Offsets in minutes of the zone names of RFC 822 §5 and the European ones feeds use besides. */
const zoneOffsets: Record<string, number> = {
  EST: -300,
  EDT: -240,
  CST: -360,
  CDT: -300,
  MST: -420,
  MDT: -360,
  PST: -480,
  PDT: -420,
  AKST: -540,
  AKDT: -480,
  HST: -600,
  WET: 0,
  WEST: 60,
  BST: 60,
  CET: 60,
  CEST: 120,
  MEZ: 60,
  MESZ: 120,
  EET: 120,
  EEST: 180,
  MSK: 180,
  IST: 330,
  JST: 540,
  KST: 540,
  AEST: 600,
  AEDT: 660,
  NZST: 720,
  NZDT: 780,
};

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const time = String.raw`(?<hour>\d{1,2})(?::(?<minute>\d{2}))(?::(?<second>\d{2})(?:[.,](?<fraction>\d+))?)?`;
const zone = String.raw`(?<zone>[a-z]{1,5}|(?:gmt|utc)?\s*[+-]\d{1,2}:?\d{2}|[+-]\d{2})`;
const clock = String.raw`(?:[\s,]+(?:at\s+)?${time}(?:\s*(?<half>[ap])\.?m\.?)?(?:\s*${zone})?)?`;

const patterns = [
  // RFC 3339 and its partial forms (W3C-DTF): 2026, 2026-11, 2026-11-20, 2026-11-20T09:00:00.5+01:00
  String.raw`(?<year>\d{4})(?:-(?<month>\d{1,2})(?:-(?<day>\d{1,2})(?:[T\s]\s*${time}\s*${zone}?)?)?)?`,
  // ISO 8601 basic: 20261120T090000Z
  String.raw`(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})(?:T(?<hour>\d{2})(?<minute>\d{2})(?<second>\d{2})?${zone}?)?`,
  // RFC 822 and its dialects: Fri, 20 Nov 2026 09:00:00 GMT; 20-Nov-26 09:00
  String.raw`(?:[^\d\s]+[,\s]\s*)?(?<day>\d{1,2})(?:st|nd|rd|th)?[\s.-]+(?<month>[a-z]{3,9})\.?,?[\s-]+(?<year>\d{2,4})${clock}`,
  // asctime, the third form of RFC 9110 §5.6.7: Fri Nov 20 09:00:00 2026
  String.raw`(?:[a-z]{3,9},?\s+)?(?<month>[a-z]{3,9})\s+(?<day>\d{1,2})\s+${time}\s+(?:${zone}\s+)?(?<year>\d{4})`,
  // November 20, 2026 9:00 am
  String.raw`(?:[a-z]{3,9},?\s+)?(?<month>[a-z]{3,9})\.?\s+(?<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<year>\d{4})${clock}`,
].map((pattern) => new RegExp(`^${pattern}$`, 'i'));

/** Dates before 1971 are defaults of programs (1970-01-01, 0001-01-01), not of articles. */
const earliest = Date.UTC(1971, 0, 1);
/** A clock may be a zone wrong; a date further ahead is a mistake or a way to stay on top of lists. */
const aheadAllowed = 24 * 60 * 60 * 1000;

/**
 * Reads a date of a feed: RFC 822 with all its dialects, RFC 3339, W3C partial dates, asctime and a few
 * more. Without a zone it is UTC. Epoch milliseconds, or null for what cannot be a date of an article
 * at the time `now`.
 */
export function parseDate(text: string | undefined, now: number): number | null {
  const cleaned = text
    ?.replace(/\([^)]*\)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (!cleaned || cleaned.length > 100) return null;
  const found = parseParts(cleaned) ?? parseUnixTime(cleaned);
  return found === null || found < earliest || found > now + aheadAllowed ? null : found;
}

function parseParts(text: string): number | null {
  for (const pattern of patterns) {
    const parts = pattern.exec(text)?.groups;
    if (parts) return timeOf(parts);
  }
  return null;
}

function timeOf(parts: Record<string, string | undefined>): number | null {
  const year = parseYear(parts['year'] ?? '');
  const month = parseMonth(parts['month']);
  const day = Number(parts['day'] ?? 1);
  const hour = parseHour(Number(parts['hour'] ?? 0), parts['half']);
  const minute = Number(parts['minute'] ?? 0);
  const second = Number(parts['second'] ?? 0);
  const offset = parseZone(parts['zone']);
  // 24:00 is the end of a day and :60 a leap second; both are legal and carry over by themselves.
  if (month === null || day < 1 || hour > 24 || minute > 59 || second > 60) return null;
  if (day > new Date(Date.UTC(year, month + 1, 0)).getUTCDate()) return null;
  const milliseconds = Math.trunc(Number(`0.${parts['fraction'] ?? 0}`) * 1000);
  return Date.UTC(year, month, day, hour, minute, second, milliseconds) - offset * 60_000;
}

/** RFC 2822 §4.3: two digits below 50 are of this century, three digits count from 1900. */
function parseYear(text: string): number {
  const year = Number(text);
  if (text.length === 2) return year < 50 ? 2000 + year : 1900 + year;
  return text.length === 3 ? 1900 + year : year;
}

function parseMonth(text: string | undefined): number | null {
  if (text === undefined) return 0;
  if (/^\d+$/.test(text)) return Number(text) >= 1 && Number(text) <= 12 ? Number(text) - 1 : null;
  const index = months.indexOf(text.slice(0, 3).toLowerCase());
  return index === -1 ? null : index;
}

function parseHour(hour: number, half: string | undefined): number {
  if (half === undefined || hour > 12) return hour;
  return (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
}

/** Minutes east of UTC. Unknown names, and the military letters (RFC 2822 §4.3), mean UTC. */
function parseZone(text: string | undefined): number {
  const numeric = /([+-])(\d{1,2}):?(\d{2})?$/.exec(text ?? '');
  if (!numeric) return zoneOffsets[(text ?? '').toUpperCase()] ?? 0;
  const minutes = Number(numeric[2]) * 60 + Number(numeric[3] ?? 0);
  return numeric[1] === '-' ? -minutes : minutes;
}

/** Some JSON feeds count seconds or milliseconds. */
function parseUnixTime(text: string): number | null {
  if (/^\d{9,10}$/.test(text)) return Number(text) * 1000;
  return /^\d{12,13}$/.test(text) ? Number(text) : null;
}
