import { expect, test } from 'vitest';
import { z } from 'zod';
import { makeRss } from '#server/testing/feed-server/make-feeds.ts';
import { makeTestServer } from '#server/testing/make-test-server.ts';
import { folderSchema } from '#shared/folder.ts';
import { savedSearchSchema } from '#shared/search.ts';

const answersSchema = z.record(
  z.string(),
  z.object({ content: z.record(z.string(), z.object({ schema: z.unknown() })).optional() }),
);
const parameterSchema = z.object({ name: z.string(), in: z.string(), required: z.boolean().optional() });
const readingSchema = z.object({
  parameters: z.array(parameterSchema).default([]),
  responses: answersSchema,
});
const documentSchema = z.object({
  paths: z.record(z.string(), z.object({ get: readingSchema.optional() })),
  components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
});

/** A schema in which an object has what is written down and nothing else, with its references where Zod looks. */
function close(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(close);
  if (typeof part === 'string') return part.replace('#/components/schemas/', '#/$defs/');
  if (typeof part !== 'object' || part === null) return part;
  const closed = Object.fromEntries(Object.entries(part).map(([key, value]) => [key, close(value)]));
  return 'properties' in closed ? { additionalProperties: false, ...closed } : closed;
}

/** A Winnow that has something of everything: a feed in a folder, an article that was judged, voted for and starred. */
async function makeFilledServer() {
  const server = await makeTestServer();
  const post = (path: string, body?: object) => server.send({ method: 'POST', path, body });
  await server.chooseModel('granite4.1:3b');
  const items = [1, 2].map((number) => ({
    title: `Wave ${number}`,
    url: `https://tides.example/${number}`,
    html: '<p>A wave of the sea.</p>',
    publishedAt: Date.now() - number * 3_600_000,
  }));
  server.feeds.set('/tides', { body: makeRss({ title: 'Tides', siteUrl: 'https://tides.example/', items }) });
  const feed = await server.addFeed(server.feeds.url('/tides'));
  await server.until(async () => (await server.status()).state === 'idle');
  const [article] = (await server.list('all')).articles;
  const id = article?.id ?? 0;
  await server.mark(id, { starred: true });
  await post(`/api/articles/${id}/feedback`, { verdict: 'more' });
  await post('/api/tokens', { name: 'A script', scope: 'read' });
  await post('/api/backups');
  const folder = await server.read(
    { method: 'POST', path: '/api/folders', body: { name: 'Sea' } },
    folderSchema,
  );
  const saved = {
    method: 'POST',
    path: '/api/searches',
    body: { name: 'Starred', query: 'is:starred' },
  } as const;
  const search = await server.read(saved, savedSearchSchema);
  const ids: Record<string, number> = {
    articles: id,
    feeds: feed.id,
    folders: folder.id,
    searches: search.id,
  };
  return { server, idFor: (path: string) => String(ids[path.split('/')[2] ?? ''] ?? 1), id };
}

/** A request for each route, and a schema to build for each answer, take their time beside other tests. */
const timeout = 60_000;

test('what every reading of the API answers is what the document says of it, and nothing more', {
  timeout,
}, async () => {
  const { server, idFor, id } = await makeFilledServer();
  const { paths, components } = await server.read({ path: '/api/openapi.json' }, documentSchema);
  const given: Record<string, string> = { ids: String(id), q: 'wave', days: '30' };
  const answered: string[] = [];
  for (const [path, { get: reading }] of Object.entries(paths)) {
    if (!reading || path === '/api/events') continue;
    const query = reading.parameters.filter((parameter) => parameter.in === 'query' && parameter.required);
    const asked = query.map(({ name }) => `${name}=${given[name] ?? ''}`).join('&');
    const answer = await server.send({ path: `${path.replace(/\{\w+\}/g, idFor(path))}?${asked}` });
    const described = reading.responses[answer.status] ?? reading.responses['default'];
    const type = answer.headers.get('content-type')?.split(';')[0] ?? '';
    const content = described?.content?.[type];
    expect(content, `${answer.status} ${type} of ${path}`).toBeDefined();
    if (answer.ok) answered.push(path);
    if (type !== 'application/json') continue;
    const schema = close({ ...(content?.schema as object), $defs: components.schemas });
    const { error } = z.fromJSONSchema(schema as z.core.JSONSchema.JSONSchema).safeParse(await answer.json());
    expect(error?.message, path).toBeUndefined();
  }
  expect(answered.length).toBeGreaterThan(30);
});
