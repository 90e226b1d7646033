import type { Context } from 'hono';
import { type SSEStreamingApi, streamSSE } from 'hono/streaming';

/** A stream of events that no proxy holds back: nginx would collect them, unless the answer itself forbids it. */
export function streamEvents(context: Context, run: (stream: SSEStreamingApi) => Promise<void>): Response {
  context.header('x-accel-buffering', 'no');
  // Nobody would read the stream, nor ever end it.
  if (context.req.method === 'HEAD') return context.body(null, 200, { 'content-type': 'text/event-stream' });
  return streamSSE(context, run);
}
