import { describeAbout } from '#shared/duration-words.ts';
import type { JudgingStatus } from '#shared/judgement.ts';

/** The scoring status in one line: "Judging 37 · about 6 min", or why it stands still. */
export function statusWords(status: JudgingStatus): string {
  if (status.state === 'standing_still') {
    const waiting = status.waiting > 0 ? ` · ${status.waiting.toLocaleString('en')} waiting` : '';
    return `${withoutStop(status.message ?? 'Judging stands still')}${waiting}`;
  }
  const count = `Judging ${status.waiting.toLocaleString('en')}`;
  return status.estimated_seconds === null ? count : `${count} · ${describeAbout(status.estimated_seconds)}`;
}

function withoutStop(sentence: string): string {
  return sentence.replace(/\.$/, '');
}
