import { describeAbout } from '#shared/duration-words.ts';
import type { ReEvaluation } from '#shared/judgement.ts';

/** What judging again would mean: `37 would be judged again, about 6 min`; or the obstacle to doing it now. */
export function describeStale(stale: ReEvaluation, obstacle: string | null): string {
  const { queued, estimated_seconds: seconds } = stale;
  if (queued === 0) return obstacle ?? 'No unread article is out of date.';
  const count = `${queued.toLocaleString('en')} would be judged again`;
  if (obstacle !== null) return `${count}. ${obstacle}`;
  return seconds === null ? count : `${count}, ${describeAbout(seconds)}`;
}

/** The toast after it was asked for. */
export function describeQueued({ queued, estimated_seconds: seconds }: ReEvaluation) {
  if (queued === 0) return { title: 'Nothing to judge again', message: 'All of it is judged again already.' };
  const title = queued === 1 ? '1 article queued' : `${queued.toLocaleString('en')} articles queued`;
  const time = seconds === null ? '' : ` It takes ${describeAbout(seconds)}.`;
  return { title, message: `Until judged again they stand under Scoring, with their old results.${time}` };
}
