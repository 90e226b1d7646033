import { describeAbout } from '#shared/duration-words.ts';
import type { JudgingStatus } from '#shared/judgement.ts';

/**
 * The scoring status in one line: "Judging 37 · about 6 min", "Testing granite4.1:3b…", that it is about to pause,
 * or why it stands still.
 */
export function statusWords(status: JudgingStatus): string {
  if (status.state === 'standing_still') {
    const waiting = status.waiting > 0 ? ` · ${waitingWords(status)}` : '';
    return `${standstillWords(status)}${waiting}`;
  }
  if (status.state === 'testing') {
    return [`Testing ${status.testing}…`, queueWords(status)].filter((part) => part !== '').join(' · ');
  }
  if (status.paused) return 'Pausing after this article';
  return withTime(`Judging ${status.waiting.toLocaleString('en')}`, status);
}

/** How many wait, and about how long that takes while they are judged: "37 waiting · about 6 min". */
export function queueWords(status: JudgingStatus): string {
  if (status.waiting === 0) return '';
  return withTime(waitingWords(status), status);
}

/** Why nothing is judged, without a stop at the end. */
export function standstillWords({ reason, message, budget }: JudgingStatus): string {
  if (reason === 'budget_spent') {
    return `Judged ${budget.judged_today.toLocaleString('en')} today, more tomorrow`;
  }
  return (message ?? 'Judging stands still').replace(/\.$/, '');
}

function waitingWords({ waiting }: JudgingStatus): string {
  return `${waiting.toLocaleString('en')} waiting`;
}

function withTime(count: string, { estimated_seconds: seconds }: JudgingStatus): string {
  if (seconds === null) return count;
  // Shorter than "under a minute", which does not fit into the line of the sidebar beside it.
  return `${count} · ${seconds < 60 ? 'under 1 min' : describeAbout(seconds)}`;
}
