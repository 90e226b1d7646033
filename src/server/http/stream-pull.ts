import type { Context } from 'hono';
import type { Pulls } from '#server/models/pulls.ts';
import type { Clock } from '#server/platform/clock.ts';
import type { Pull, PullLine } from '#shared/pull.ts';
import { streamEvents } from './stream-events.ts';

export type StreamPullDeps = { pulls: Pulls; clock: Clock; stopping: AbortSignal };

/** As for the stream of all events: proxies close a line that is silent for a minute. In milliseconds. */
const HEARTBEAT = 15_000;

/** Follows one pull to its end, for a client that only knows how to read lines. */
export function streamPull(context: Context, { pulls, clock, stopping }: StreamPullDeps, id: number) {
  return streamEvents(context, async (stream) => {
    const ended = Promise.withResolvers<void>();
    const end = () => ended.resolve();
    let last: Promise<unknown> = Promise.resolve();
    let isOver = false;
    const stopFollowing = pulls.follow(id, (pull) => {
      if (isOver) return;
      const line = toLine(pull);
      last = stream.writeSSE({ data: JSON.stringify(line) }).catch(end);
      isOver = line.status === 'success' || pull.state === 'cancelled' || pull.state === 'failed';
      if (isOver) end();
    });
    let cancelBeat = () => {};
    const beat = () => {
      void stream.write(': heartbeat\n\n').catch(end);
      cancelBeat = clock.after(HEARTBEAT, beat);
    };
    cancelBeat = clock.after(HEARTBEAT, beat);
    stream.onAbort(end);
    stopping.addEventListener('abort', end, { once: true });
    await ended.promise;
    stopping.removeEventListener('abort', end);
    cancelBeat();
    stopFollowing();
    if (isOver) await last;
  });
}

function toLine(pull: Pull): PullLine {
  const { status, completed, total, digest, percent, speed, eta, model, state, phase } = pull;
  const { error_class, message, hint } = pull;
  const line = { completed, total, digest, percent, speed, eta, model, state, phase };
  return { status: endWord(pull) ?? status, ...line, error_class, message, hint };
}

/** The last status is for programs, all others are for people. */
function endWord({ state }: Pull): string | null {
  if (state === 'done') return 'success';
  if (state === 'failed') return 'error';
  return state === 'cancelled' ? 'cancelled' : null;
}
