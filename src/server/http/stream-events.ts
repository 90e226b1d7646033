import type { Context } from 'hono';
import { type SSEStreamingApi, streamSSE } from 'hono/streaming';
import type { HttpDeps } from './deps.ts';
import { getIdentity } from './identify-caller.ts';
import { watchAccess } from './watch-access.ts';

export type StreamDeps = Pick<HttpDeps, 'bus' | 'clock' | 'access' | 'stopping'>;

/** Proxies close a line that is silent for a minute or less; this keeps it open. In milliseconds. */
const HEARTBEAT = 15_000;

/**
 * A stream of events that lasts until `end` is called, its reader goes or may not read it any more, or the program
 * stops. `open` begins to send, and gives what is to be done in the end. No proxy holds it back: nginx would collect
 * events, unless the answer itself forbids it.
 */
export function streamEvents(
  context: Context,
  { bus, clock, access, stopping }: StreamDeps,
  open: (stream: SSEStreamingApi, end: () => void) => () => void,
): Response {
  context.header('x-accel-buffering', 'no');
  // Nobody would read the stream, nor ever end it.
  if (context.req.method === 'HEAD') return context.body(null, 200, { 'content-type': 'text/event-stream' });
  const identity = getIdentity(context);
  return streamSSE(context, async (stream) => {
    const ended = Promise.withResolvers<void>();
    const end = () => ended.resolve();
    const close = open(stream, end);
    const watch = watchAccess({ bus, access }, identity, end);
    let cancelBeat = () => {};
    const beat = () => {
      watch.look();
      void stream.write(': heartbeat\n\n').catch(end);
      cancelBeat = clock.after(HEARTBEAT, beat);
    };
    cancelBeat = clock.after(HEARTBEAT, beat);
    stream.onAbort(end);
    stopping.addEventListener('abort', end, { once: true });
    await ended.promise;
    stopping.removeEventListener('abort', end);
    watch.stop();
    cancelBeat();
    close();
  });
}
