import type { Context } from 'hono';
import { type SSEStreamingApi, streamSSE } from 'hono/streaming';

/** A stream of events that no proxy holds back: nginx would collect them, unless the answer itself forbids it. */
export function streamEvents(context: Context, run: (stream: SSEStreamingApi) => Promise<void>): Response {
  context.header('x-accel-buffering', 'no');
  return streamSSE(context, run);
}
