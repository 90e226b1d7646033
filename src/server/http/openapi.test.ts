import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { openAccess } from '#server/access/access-deps.ts';
import { loadConfig } from '#server/config/load.ts';
import { createEventBus } from '#server/events/bus.ts';
import { silentLogger } from '#server/platform/logger.ts';
import { makeFakeClock } from '#server/testing/fake-clock.ts';
import { makeDatabase } from '#server/testing/make-database.ts';
import { createApp } from './app.ts';
import type { HttpDeps } from './deps.ts';

const documentSchema = z.object({
  openapi: z.string(),
  paths: z.record(
    z.string(),
    z.record(z.string(), z.object({ responses: z.record(z.string(), z.unknown()) })),
  ),
});

/** Routes only keep what they are given until somebody asks; nobody does here. */
const base = { config: loadConfig({}), clock: makeFakeClock() };
const deps = {
  ...base,
  logger: silentLogger,
  access: openAccess({ ...base, db: await makeDatabase(), bus: createEventBus(silentLogger) }),
  pageDir: 'none',
  ollama: {},
};
const app = createApp(deps as unknown as HttpDeps);

async function describedRoutes(): Promise<string[]> {
  const answer = await app.request('/api/openapi.json', { headers: { host: 'localhost' } });
  const { paths } = documentSchema.parse(await answer.json());
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
}

/** Everything that answers under /api, in the document's way of writing; the document itself aside. */
function servedRoutes(): string[] {
  const routes = app.routes.filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/'));
  const names = routes.map(({ method, path }) => `${method} ${path.replace(/:(\w+)(\{[^}]*\})?/g, '{$1}')}`);
  return [...new Set(names)].filter((name) => name !== 'GET /api/openapi.json');
}

test('the document lists every route of the API and no other', async () => {
  const described = await describedRoutes();
  expect(described.sort()).toEqual(servedRoutes().sort());
  expect(described).toContain('PATCH /api/articles/{id}');
});

test('docs/api.md names every route of the API and no other', async () => {
  const page = readFileSync(join(import.meta.dirname, '../../../docs/api.md'), 'utf8');
  const named = [...page.matchAll(/^\| `([A-Z]+ \/api\/[^`?]*)[^`]*` \|/gm)].map(([, name]) => name);
  expect(named.sort()).toEqual([...(await describedRoutes()), 'GET /api/openapi.json'].sort());
});
