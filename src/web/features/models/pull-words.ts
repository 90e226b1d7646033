import { describeBytes, describeShare, describeSpeed } from '#shared/byte-words.ts';
import { describeDuration } from '#shared/duration-words.ts';
import type { Pull } from '#shared/pull.ts';

/** What stands beside a bar. `percent` null: the bar moves without saying how far it is. */
export type PullWords = { percent: number | null; text: string };

/** A pull that runs, in words: bytes, speed and time left while it downloads, else what it is doing. */
export function describePull(pull: Pull): PullWords {
  if (pull.phase !== 'downloading') return { percent: pull.percent, text: pull.status };
  const { percent, speed, eta } = pull;
  const parts = [
    ...(percent === null ? [pull.status] : []),
    ...describeBytesOf(pull),
    ...(speed === null ? [] : [describeSpeed(speed)]),
    ...(eta === null ? [] : [`${describeDuration(Math.max(1, eta))} left`]),
  ];
  return { percent, text: parts.join(' · ') };
}

function describeBytesOf({ completed, total }: Pull): string[] {
  if (total !== null && total > 0) return [describeShare(completed, total)];
  return completed > 0 ? [describeBytes(completed)] : [];
}

/** Why a pull failed and what to do, as sentences; Ollama's own words come without a stop. */
export function describePullFailure({ message, hint }: Pull): { message: string; hint: string } {
  const words = message ?? 'The pull failed.';
  return { message: /[.!?…]$/.test(words) ? words : `${words}.`, hint: hint ?? '' };
}

/** What a cancelled pull has left behind; null when it left nothing. */
export function describeKept({ completed, total }: Pull): string | null {
  if (completed === 0) return null;
  const kept = total === null ? describeBytes(completed) : describeShare(completed, total);
  return `${kept} kept until Ollama restarts`;
}

/** Every so many percent a pull is worth a sentence to those who listen to the page. */
const SPOKEN_STEP = 25;

/** What is read aloud about a pull: the same text for a quarter of the way, so that it is no chatter. */
export function speakOf(pull: Pull): string {
  switch (pull.state) {
    case 'queued':
      return `${pull.model} waits for its turn.`;
    case 'running':
      return pull.percent === null || pull.phase !== 'downloading'
        ? `${pull.model}: ${pull.status}.`
        : `Pulling ${pull.model}, ${pull.percent - (pull.percent % SPOKEN_STEP)} %.`;
    case 'failed':
      return `${pull.model} was not pulled. ${pull.message ?? ''}`.trim();
    case 'cancelled':
      return `The pull of ${pull.model} is cancelled.`;
    case 'done':
      return `${pull.model} is installed.`;
  }
}
