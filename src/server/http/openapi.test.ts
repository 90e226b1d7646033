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

const operationsSchema = z.object({
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        summary: z.string(),
        tags: z.array(z.string()),
        security: z.array(z.record(z.string(), z.array(z.string()))),
      }),
    ),
  ),
  components: z.object({ securitySchemes: z.record(z.string(), z.unknown()) }),
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

async function readDocument(): Promise<unknown> {
  return (await app.request('/api/openapi.json', { headers: { host: 'localhost' } })).json();
}

async function describedRoutes(): Promise<string[]> {
  const { paths } = documentSchema.parse(await readDocument());
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

test('every route says what it does and what it is about, in words of its own', async () => {
  const document = operationsSchema.parse(await readDocument());
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ name: `${method} ${path}`, ...operation })),
  );
  const wordless = operations.filter(({ summary, tags }) => summary.length < 8 || tags.length !== 1);
  expect(wordless.map(({ name }) => name)).toEqual([]);
  expect(new Set(operations.map(({ summary }) => summary)).size).toBe(operations.length);
});

test('every route says by what one comes in', async () => {
  const { paths, components } = operationsSchema.parse(await readDocument());
  expect(Object.keys(components.securitySchemes)).toEqual(['session', 'token']);
  expect(paths['/api/articles']?.['get']?.security).toEqual([{ session: [] }, { token: [] }]);
  expect(paths['/api/tokens']?.['get']?.security).toEqual([{ session: [] }]);
  expect(paths['/api/health']?.['get']?.security).toEqual([]);
});

test('every route may answer with an error, which has one shape', async () => {
  const { paths } = documentSchema.parse(await readDocument());
  for (const [path, methods] of Object.entries(paths)) {
    for (const [method, { responses }] of Object.entries(methods)) {
      const content = { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } };
      expect(responses['default'], `${method} ${path}`).toMatchObject({ content });
    }
  }
});

test('what may be null is so where a name stands for it, too', async () => {
  const { components } = z
    .object({ components: z.object({ schemas: z.record(z.string(), z.unknown()) }) })
    .parse(await readDocument());
  expect(components.schemas['Article']).toMatchObject({
    properties: { judgement: { anyOf: [{ $ref: '#/components/schemas/Judgement' }, { type: 'null' }] } },
  });
  expect(components.schemas['Judgement']).toMatchObject({ type: 'object' });
  expect(components.schemas['OllamaErrorClass']).toMatchObject({
    type: 'string',
    enum: expect.not.arrayContaining([null]),
  });
});
