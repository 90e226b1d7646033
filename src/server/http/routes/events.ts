import { createRoute, z } from '@hono/zod-openapi';
import { streamSSE } from 'hono/streaming';
import { createRoutes } from '#server/http/create-routes.ts';
import type { HttpDeps } from '#server/http/deps.ts';

/** Proxies close a line that is silent for a minute or less; this keeps it open. In milliseconds. */
const HEARTBEAT = 15_000;

const streamRoute = createRoute({
  method: 'get',
  path: '/events',
  request: { headers: z.object({ 'last-event-id': z.string().optional() }) },
  responses: {
    200: {
      description: 'A stream that does not end: a snapshot (after whatever was missed), then every change',
      content: { 'text/event-stream': { schema: z.string() } },
    },
  },
});

/** The one server-sent stream: everything that changes while somebody looks. */
export function eventRoutes({ browsers, clock, stopping }: HttpDeps) {
  return createRoutes().openapi(streamRoute, (context) =>
    streamSSE(context, async (stream) => {
      const ended = Promise.withResolvers<void>();
      const end = () => ended.resolve();
      const close = browsers.open(context.req.valid('header')['last-event-id'], ({ id, event }) => {
        void stream.writeSSE({ id, event: event.type, data: JSON.stringify(event) }).catch(end);
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
      close();
    }),
  );
}
