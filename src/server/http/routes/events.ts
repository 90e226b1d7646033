import { createRoute, z } from '@hono/zod-openapi';
import { createRoutes } from '#server/http/create-routes.ts';
import type { HttpDeps } from '#server/http/deps.ts';
import { type StreamDeps, streamEvents } from '#server/http/stream-events.ts';

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

type EventDeps = StreamDeps & Pick<HttpDeps, 'browsers'>;

/** The one server-sent stream: everything that changes while somebody looks, for as long as they may. */
export function eventRoutes({ browsers, ...deps }: EventDeps) {
  return createRoutes().openapi(streamRoute, (context) =>
    streamEvents(context, deps, (stream, end) => {
      let unsent = 0;
      return browsers.open(context.req.valid('header')['last-event-id'], ({ id, event }) => {
        unsent += 1;
        // For who reads no more at all they would pile up as long as the connection stands.
        if (unsent > MOST_UNSENT) return stream.abort();
        void stream.writeSSE({ id, event: event.type, data: JSON.stringify(event) }).then(() => {
          unsent -= 1;
        }, end);
      });
    }),
  );
}
