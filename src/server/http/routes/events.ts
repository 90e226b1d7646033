import { createRoute, z } from '@hono/zod-openapi';
import { createRoutes } from '#server/http/create-routes.ts';
import type { HttpDeps } from '#server/http/deps.ts';
import { getIdentity } from '#server/http/identify-caller.ts';
import { streamEvents } from '#server/http/stream-events.ts';
import { watchAccess } from '#server/http/watch-access.ts';

/** Proxies close a line that is silent for a minute or less; this keeps it open. In milliseconds. */
const HEARTBEAT = 15_000;

/** So many events may wait for somebody who reads slowly; one who comes back is sent 500 at once. */
const MOST_UNSENT = 2_000;

const streamRoute = createRoute({
  method: 'get',
  path: '/events',
  summary: 'The live stream: a snapshot, or what was missed, then every change',
  request: { headers: z.object({ 'last-event-id': z.string().optional() }) },
  responses: {
    200: {
      description: 'A stream that does not end: a snapshot (after whatever was missed), then every change',
      content: { 'text/event-stream': { schema: z.string() } },
    },
  },
});

type EventDeps = Pick<HttpDeps, 'browsers' | 'bus' | 'clock' | 'access' | 'stopping'>;

/** The one server-sent stream: everything that changes while somebody looks, for as long as they may. */
export function eventRoutes({ browsers, bus, clock, access, stopping }: EventDeps) {
  return createRoutes().openapi(streamRoute, (context) => {
    const identity = getIdentity(context);
    return streamEvents(context, async (stream) => {
      const ended = Promise.withResolvers<void>();
      const end = () => ended.resolve();
      let unsent = 0;
      const close = browsers.open(context.req.valid('header')['last-event-id'], ({ id, event }) => {
        unsent += 1;
        // For who reads no more at all they would pile up as long as the connection stands.
        if (unsent > MOST_UNSENT) return stream.abort();
        void stream.writeSSE({ id, event: event.type, data: JSON.stringify(event) }).then(() => {
          unsent -= 1;
        }, end);
      });
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
  });
}
