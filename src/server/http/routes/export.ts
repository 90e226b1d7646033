import { join } from 'node:path';
import { addAbortSignal, Readable } from 'node:stream';
import type { HttpBindings } from '@hono/node-server';
import { createRoute, z } from '@hono/zod-openapi';
import { DATABASE_FILE } from '#server/database/open.ts';
import { createRoutes } from '#server/http/create-routes.ts';
import type { HttpDeps } from '#server/http/deps.ts';
import { endUnread } from '#server/portable/end-unread.ts';
import { nameExport } from '#server/portable/export-format.ts';
import { openExport } from '#server/portable/open-export.ts';

const GZIP = 'application/gzip';

const exportRoute = createRoute({
  method: 'get',
  path: '/export',
  summary: 'Everything but logins and passwords in one file',
  description:
    '`winnow-export-YYYYMMDD.jsonl.gz`, for `npm run winnow -- import`; its format stands in docs/notes/export.md. Not for a token that may only read.',
  responses: {
    200: {
      description:
        'Everything but logins and passwords, as gzip’d JSON Lines; npm run winnow -- import takes it in',
      content: { [GZIP]: { schema: z.string() } },
    },
  },
});

/** Everything that is kept, in one file. It comes as it is read: nothing of its length is in memory. */
export function exportRoutes({ config, clock, stopping }: Pick<HttpDeps, 'config' | 'clock' | 'stopping'>) {
  return createRoutes().openapi(exportRoute, (context) => {
    const now = clock.now();
    const headers = {
      'content-type': GZIP,
      'content-disposition': `attachment; filename="${nameExport(now)}"`,
    };
    // Nobody would read it, and the database would be held open for nothing.
    if (context.req.method === 'HEAD') return context.body('', 200, headers);
    const bytes = addAbortSignal(stopping, openExport(join(config.data_dir, DATABASE_FILE), now));
    const body = Readable.toWeb(bytes) as ReadableStream;
    // The end of the connection is what tells that this was not all.
    const { outgoing } = (context.env ?? {}) as Partial<HttpBindings>;
    endUnread(bytes, clock, () => (outgoing ?? bytes).destroy());
    return context.body(body, 200, headers);
  });
}
