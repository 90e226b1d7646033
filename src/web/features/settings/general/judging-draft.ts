import { MAX_DAILY_LIMIT } from '#shared/limits.ts';
import type { ReaderSettings, ReadingDepth } from '#shared/settings.ts';
import type { FormRules } from '#web/features/settings/form/draft.ts';

/** What stands in the fields. Times as "22:30"; limit and minimum as they are typed, empty for none. */
export type JudgingValues = {
  language: string;
  depth: ReadingDepth;
  limit: string;
  minimum: string;
  quiet: boolean;
  from: string;
  to: string;
};

/** What is offered when quiet hours are turned on for the first time. */
const NIGHT = { from: '22:00', to: '07:00' };

export const judgingRules: FormRules<ReaderSettings, JudgingValues> = {
  valuesOf: (saved) => ({
    language: saved.explanation_language,
    depth: saved.reading_depth,
    limit: typedNumber(saved.daily_limit),
    minimum: typedNumber(saved.minimum_estimate),
    quiet: saved.quiet_hours !== null,
    ...(saved.quiet_hours ?? NIGHT),
  }),
  isSame: (one, other) => JSON.stringify(toSettings(one)) === JSON.stringify(toSettings(other)),
};

/** The fields as the server takes them; to be sent only while `findProblems` finds none. */
export function toSettings({ language, depth, limit, minimum, quiet, from, to }: JudgingValues) {
  return {
    explanation_language: language,
    reading_depth: depth,
    daily_limit: numberOf(limit),
    minimum_estimate: numberOf(minimum),
    quiet_hours: quiet ? { from, to } : null,
  };
}

function typedNumber(saved: number | null): string {
  return saved === null ? '' : String(saved);
}

function numberOf(typed: string): number | null {
  return typed.trim() === '' ? null : Number(typed.trim());
}

/** What is wrong in a field, in words that stand under it. */
export type JudgingProblems = { limit?: string; minimum?: string; hours?: string };

export function findProblems({ limit, minimum, quiet, from, to }: JudgingValues): JudgingProblems {
  const limitProblem = findLimitProblem(limit.trim());
  const minimumProblem = findMinimumProblem(minimum.trim());
  const hoursProblem = quiet ? findHoursProblem(from, to) : undefined;
  return {
    ...(limitProblem === undefined ? {} : { limit: limitProblem }),
    ...(minimumProblem === undefined ? {} : { minimum: minimumProblem }),
    ...(hoursProblem === undefined ? {} : { hours: hoursProblem }),
  };
}

function findLimitProblem(typed: string): string | undefined {
  if (typed === '') return undefined;
  if (!/^\d+$/.test(typed)) return 'A whole number, or nothing for no limit.';
  if (Number(typed) === 0) return 'At least 1. To judge nothing at all, pause judging.';
  const most = MAX_DAILY_LIMIT.toLocaleString('en');
  return Number(typed) > MAX_DAILY_LIMIT ? `At most ${most}, or nothing for no limit.` : undefined;
}

function findMinimumProblem(typed: string): string | undefined {
  if (typed === '' || (/^\d+$/.test(typed) && Number(typed) <= 100)) return undefined;
  return 'A whole number from 0 to 100, or nothing for no minimum.';
}

function findHoursProblem(from: string, to: string): string | undefined {
  // A browser gives an empty text for a time that is not typed to its end.
  if (from === '' || to === '') return 'Give both times.';
  return from === to ? 'They end at another time than they begin.' : undefined;
}

/** What saving would mean for articles that are judged already, beside the buttons; empty for nothing. */
export function describeJudgingChange(before: JudgingValues, after: JudgingValues): string {
  if (judgingRules.isSame(before, after)) return '';
  const outdates = before.language !== after.language || before.depth !== after.depth;
  return outdates
    ? 'Makes earlier scores out of date · nothing is judged again until you ask for it'
    : 'Changes no score';
}
