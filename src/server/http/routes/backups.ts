import { createRoute } from '@hono/zod-openapi';
import { createRoutes, errorAnswer } from '#server/http/create-routes.ts';
import type { HttpDeps } from '#server/http/deps.ts';
import { jsonAnswer } from '#server/http/json-content.ts';
import { toTime } from '#server/platform/time.ts';
import { AppError } from '#shared/app-error.ts';
import { backupListSchema, backupSchema } from '#shared/backup.ts';

const listRoute = createRoute({
  method: 'get',
  path: '/backups',
  summary: 'The backups in the data folder, newest first',
  description: 'Also when the next one is due, and why the last try failed.',
  responses: { 200: jsonAnswer(backupListSchema, 'The backups, newest first') },
});

const makeRoute = createRoute({
  method: 'post',
  path: '/backups',
  summary: 'Makes a backup now, and reads it back',
  responses: { 201: jsonAnswer(backupSchema, 'Made, and read back whole'), default: errorAnswer },
});

/** What was backed up, and a backup right now. They are files in the data folder; putting one back is a command. */
export function backupRoutes({ backups }: HttpDeps) {
  return createRoutes()
    .openapi(listRoute, async (context) => context.json(await backups.list(), 200))
    .openapi(makeRoute, async (context) => {
      const made = await backups.make();
      if (made.outcome === 'failed') throw new AppError('backup_failed', made.failure);
      const { name, bytes, madeAt } = made.backup;
      return context.json({ name, bytes, made_at: toTime(madeAt) }, 201);
    });
}
