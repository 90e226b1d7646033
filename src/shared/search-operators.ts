import { type Condition, type SearchDate, searchStates } from './search-part.ts';
import type { SearchOperator } from './search-tokens.ts';

/** `mayGrow`: further letters may still make a value of it. */
type Refused = { notice: string; mayGrow: boolean };

/** Reads the value of an operator other than `title`. */
export function parseOperator(
  operator: Exclude<SearchOperator, 'title'>,
  value: string,
): Condition | Refused {
  switch (operator) {
    case 'feed':
      return { kind: 'feed', name: value };
    case 'in':
      return { kind: 'folder', name: value };
    case 'category':
      return { kind: 'category', name: value };
    case 'is':
      return readState(value);
    case 'score':
      return readScore(value);
    case 'before':
    case 'after':
      return readDate(operator, value);
  }
}

function readState(value: string): Condition | Refused {
  const word = value.toLowerCase();
  const state = searchStates.find((known) => known === word);
  if (state) return { kind: 'is', state };
  return {
    notice: `“is:${value}” is not known. There are ${searchStates.map((known) => `is:${known}`).join(', ')}.`,
    mayGrow: searchStates.some((known) => known.startsWith(word)),
  };
}

/** Scores go from 0 to 100. */
const HIGHEST = 100;
const SCORE = /^(>=|<=|>|<|=|)(\d{1,3})$/;
const RANGE = /^(\d{1,3})(?:\.\.|-|–)(\d{1,3})$/;

function readScore(value: string): Condition | Refused {
  const range = RANGE.exec(value);
  if (range) {
    const ends = [Number(range[1]), Number(range[2])];
    return { kind: 'score', from: Math.min(...ends), to: Math.max(...ends) };
  }
  const found = SCORE.exec(value.replace('≥', '>=').replace('≤', '<='));
  if (!found) {
    const notice = `“score:${value}” is no score. Write score:>70, score:<=40, score:70 or score:40..75.`;
    return { notice, mayGrow: /^[<>=]{0,2}$|^\d{1,3}\.{1,2}$|^\d{1,3}[-–]$/.test(value) };
  }
  const number = Number(found[2]);
  const bounds: Record<string, [number, number]> = {
    '>': [number + 1, HIGHEST],
    '>=': [number, HIGHEST],
    '<': [0, number - 1],
    '<=': [0, number],
  };
  const [from, to] = bounds[found[1] ?? ''] ?? [number, number];
  return { kind: 'score', from, to };
}

const CALENDAR = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/;
const AGO = /^(\d{1,4})([hdwmy])$/i;
const units = { h: 'hour', d: 'day', w: 'week', m: 'month', y: 'year' } as const;

function readDate(side: 'before' | 'after', value: string): Condition | Refused {
  const date = parseDate(value.toLowerCase());
  if (date) return { kind: 'date', side, date };
  const notice = `“${side}:${value}” is no date. Write ${side}:2026-11-01, ${side}:2026-11, ${side}:2026, ${side}:7d, ${side}:today or ${side}:yesterday.`;
  return { notice, mayGrow: /^\d{1,4}(-\d{0,2}){0,2}$/.test(value) || isBeginningOfDay(value.toLowerCase()) };
}

const isBeginningOfDay = (value: string) => ['today', 'yesterday'].some((day) => day.startsWith(value));

function parseDate(value: string): SearchDate | undefined {
  if (value === 'today') return { kind: 'ago', count: 0, unit: 'day' };
  if (value === 'yesterday') return { kind: 'ago', count: 1, unit: 'day' };
  const ago = AGO.exec(value);
  if (ago) {
    const unit = units[ago[2] as keyof typeof units];
    return { kind: 'ago', count: Number(ago[1]), unit };
  }
  const found = CALENDAR.exec(value);
  if (!found) return undefined;
  const [year, month, day] = found.slice(1).map((part) => (part === undefined ? undefined : Number(part)));
  if (year === undefined || !isInCalendar(year, month ?? 1, day ?? 1)) return undefined;
  return {
    kind: 'calendar',
    year,
    ...(month === undefined ? {} : { month }),
    ...(day === undefined ? {} : { day }),
  };
}

function isInCalendar(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return year >= 1900 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
