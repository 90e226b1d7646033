import type { Context } from 'hono';
import type { Pulls } from '#server/models/pulls.ts';
import type { Pull, PullLine } from '#shared/pull.ts';
import { type StreamDeps, streamEvents } from './stream-events.ts';

export type StreamPullDeps = StreamDeps & { pulls: Pulls };

/** Follows one pull to its end, for a client that only knows how to read lines. */
export function streamPull(context: Context, { pulls, ...deps }: StreamPullDeps, id: number) {
  return streamEvents(context, deps, (stream, end) => {
    let isOver = false;
    return pulls.follow(id, (pull) => {
      if (isOver) return;
      const line = toLine(pull);
      const written = stream.writeSSE({ data: JSON.stringify(line) });
      isOver = line.status === 'success' || pull.state === 'cancelled' || pull.state === 'failed';
      // The last line is to arrive before the stream ends.
      void written.then(() => isOver && end(), end);
    });
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
