import type { OpenAPIHono } from '@hono/zod-openapi';
import { WINNOW_VERSION } from '#server/config/version.ts';
import { errorAnswer } from './create-routes.ts';
import { liftNamed, nameSchemas } from './named-schemas.ts';
import { isForOwnersAlone, isOpen } from './require-access.ts';
import { SESSION_COOKIE } from './session-cookie.ts';

/** What the routes of a first part of the path are about, in the order in which they are described. */
const tags = {
  Articles: ['articles', 'counts', 'images', 'icons'],
  Search: ['search', 'searches'],
  Feeds: ['feeds', 'folders', 'opml', 'imports'],
  Interests: ['interests', 'feedback', 'suggestions'],
  Categories: ['categories'],
  Judging: ['judging', 'estimates'],
  Ollama: ['ollama'],
  Settings: ['settings', 'storage', 'backups', 'export'],
  'Winnow itself': ['health', 'status', 'statistics', 'events'],
  Access: ['session', 'sessions', 'tokens', 'access'],
} as const;

/** Both are asked for only while something protects Winnow. */
const securitySchemes = {
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: SESSION_COOKIE,
    description: 'What a browser has that logged in by POST /api/session. A change also needs an Origin.',
  },
  token: {
    type: 'http',
    scheme: 'bearer',
    description: 'A token from Settings → Access. One that may only read is refused for changes.',
  },
} as const;

/** Where a route names none of its own: whoever asks may be a stranger, or use another name. */
const anyError = {
  description: errorAnswer.description,
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
};

const description = `Without a password only the machine that Winnow runs on may ask, and needs neither session nor token.
Every error has the shape Error; docs/troubleshooting.md explains each code.`;

/** The OpenAPI document, also read by tests and by what writes docs/api.md. */
export function describeApi(api: OpenAPIHono) {
  nameSchemas();
  const document = api.getOpenAPI31Document({
    openapi: '3.1.0',
    info: { title: 'Winnow', version: WINNOW_VERSION, description },
    tags: Object.keys(tags).map((name) => ({ name })),
  });
  for (const [path, methods] of Object.entries(document.paths ?? {})) {
    for (const [method, operation] of Object.entries(methods)) {
      const responses = { default: anyError, ...operation.responses };
      Object.assign(operation, { tags: [findTag(path)], security: securityOf(method, path), responses });
    }
  }
  const schemas = {};
  const paths = liftNamed(document.paths, schemas) as typeof document.paths;
  Object.assign(schemas, liftNamed(document.components?.schemas, schemas));
  return { ...document, paths, components: { schemas, securitySchemes } };
}

function findTag(path: string): string {
  const [, , first = ''] = path.split('/');
  const found = Object.entries(tags).find(([, parts]) => (parts as readonly string[]).includes(first));
  if (!found) throw new Error(`Nobody has said in describe-api.ts what ${path} is about.`);
  return found[0];
}

/** Ways in, of which one is enough. None: it answers everybody. */
function securityOf(method: string, path: string): Record<string, never[]>[] {
  if (isOpen(method.toUpperCase(), path)) return [];
  return isForOwnersAlone(path) ? [{ session: [] }] : [{ session: [] }, { token: [] }];
}
