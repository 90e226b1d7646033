import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { makeBrowserClient } from '#server/testing/browser-client.ts';
import { makeTestServer } from '#server/testing/make-test-server.ts';
import { sendRaw } from '#server/testing/send-raw.ts';
import { testPassword, testPasswordHash } from '#server/testing/test-password.ts';
import { createdTokenSchema, type TokenScope } from '#shared/access.ts';
import { errorBodySchema } from '#shared/app-error.ts';

const server = await makeTestServer({ environment: { WINNOW_AUTH_PASSWORD_HASH: testPasswordHash } });
const owner = makeBrowserClient(server.url);
await owner.send({ method: 'POST', path: '/api/session', body: { password: testPassword } });

const makeToken = async (scope: TokenScope) => {
  const body = { name: `A script that may ${scope}`, scope };
  return (await owner.read({ method: 'POST', path: '/api/tokens', body }, createdTokenSchema)).token;
};
const [readToken, writeToken] = [await makeToken('read'), await makeToken('write')];

const documentSchema = z.object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) });
const { paths } = await owner.read({ path: '/api/openapi.json' }, documentSchema);

/** Every route of the API, with something that fits in the place of each parameter. */
const routes = Object.entries(paths).flatMap(([path, methods]) =>
  Object.keys(methods).map((method) => ({
    name: `${method.toUpperCase()} ${path}`,
    method: method.toUpperCase(),
    path: path.replace(/\{\w+\}/g, '1'),
  })),
);
const documentRoute = { name: 'GET /api/openapi.json', method: 'GET', path: '/api/openapi.json' };
const answersAll = ['GET /api/session', 'POST /api/session', 'DELETE /api/session', 'GET /api/health'];
const closed = [...routes, documentRoute].filter(({ name }) => !answersAll.includes(name));
const owners = /\/api\/(access|sessions?|tokens)(\/|$)/;

type Route = (typeof closed)[number];

async function refusalOf({ method, path }: Route, headers: Record<string, string> = {}) {
  const host = new URL(server.url()).host;
  const { status, body } = await sendRaw(server.url(), { method, path, headers: { host, ...headers } });
  return { status, code: errorBodySchema.parse(JSON.parse(body)).error.code };
}
const own = { origin: server.url() };
const bearing = (token: string) => ({ authorization: `Bearer ${token}` });

it('the document lists so many routes that this test means something', () => {
  expect(closed.length).toBeGreaterThan(80);
  expect(routes.map(({ name }) => name)).toEqual(expect.arrayContaining(answersAll));
});

describe('with a password', () => {
  it.each(closed)(
    '$name is closed to strangers, forged cookies and tokens that nobody made',
    async (route) => {
      const forged = `winnow_1_${'A'.repeat(43)}`;
      for (const shown of [
        {},
        { cookie: `winnow_session=1.${'A'.repeat(43)}` },
        bearing(forged),
        bearing('x'),
      ]) {
        expect(await refusalOf(route, { ...own, ...shown })).toEqual({ status: 401, code: 'unauthorized' });
      }
    },
  );

  it.each(closed.filter(({ method }) => method !== 'GET'))(
    '$name is closed to a token that may only read',
    async (route) => {
      expect(await refusalOf(route, bearing(readToken))).toEqual({ status: 403, code: 'forbidden_scope' });
    },
  );

  it.each(closed.filter(({ path }) => owners.test(path)))('$name is closed to every token', async (route) => {
    for (const token of [readToken, writeToken]) {
      expect(await refusalOf(route, bearing(token))).toEqual({ status: 403, code: 'forbidden_scope' });
    }
  });

  it.each(closed.filter(({ method }) => method !== 'GET'))(
    '$name is closed to a script with the cookie of a browser',
    async (route) => {
      const cookie = owner.cookie() ?? '';
      expect(await refusalOf(route, { cookie })).toEqual({ status: 403, code: 'forbidden_origin' });
    },
  );

  it('a stranger who asks for what is not there hears nothing of that either', async () => {
    expect(await refusalOf({ name: '', method: 'GET', path: '/api/nothing' }, own)).toMatchObject({
      status: 401,
    });
  });

  it('health answers everybody, and tells reasons and version to those who may come in', async () => {
    expect(await (await server.send({ path: '/api/health' })).json()).toEqual({
      status: 'degraded',
      reasons: [],
      version: null,
    });
    expect(await (await owner.send({ path: '/api/health' })).json()).toMatchObject({ reasons: ['no_model'] });
  });
});

describe('a token', () => {
  it('opens what it is made for, from a script that names no origin', async () => {
    const send = (token: string, method: 'GET' | 'POST', path: string) =>
      server.send({ method, path, headers: bearing(token) });
    expect((await send(readToken, 'GET', '/api/counts')).status).toBe(200);
    expect((await send(writeToken, 'GET', '/api/counts')).status).toBe(200);
    expect((await send(writeToken, 'POST', '/api/judging/pause')).status).toBe(200);
    expect((await send(writeToken, 'POST', '/api/judging/resume')).status).toBe(200);
  });

  it('is told once, kept as a hash, and worth nothing once revoked', async () => {
    const made = await owner.read(
      { method: 'POST', path: '/api/tokens', body: { name: ' Backup ', scope: 'read' } },
      createdTokenSchema,
    );
    expect(made).toMatchObject({ name: 'Backup', scope: 'read', used_at: null });
    expect(made.token).toMatch(/^winnow_\d+_[\w-]{43}$/);
    const headers = bearing(made.token);
    expect((await server.send({ path: '/api/counts', headers })).status).toBe(200);
    const listed = await (await owner.send({ path: '/api/tokens' })).text();
    expect(listed).toContain('"name":"Backup","scope":"read"');
    expect(listed).not.toContain(made.token.slice(-43));
    await owner.send({ method: 'DELETE', path: `/api/tokens/${made.id}` });
    expect(await server.refusal({ path: '/api/counts', headers })).toMatchObject({
      status: 401,
      message: 'This token is not valid (any more).',
    });
    expect(await owner.refusal({ method: 'DELETE', path: `/api/tokens/${made.id}` })).toMatchObject({
      status: 404,
    });
  });

  it.each([
    ['no name', { name: ' ', scope: 'read' }],
    ['another scope', { name: 'A', scope: 'admin' }],
    ['something more', { name: 'A', scope: 'read', token: 'mine' }],
  ])('with %s is refused', async (_, body) => {
    expect(await owner.refusal({ method: 'POST', path: '/api/tokens', body })).toMatchObject({ status: 400 });
  });
});

describe('where nothing protects Winnow', () => {
  it('a script changes what it likes, but a token that it shows counts', async () => {
    const open = await makeTestServer();
    const made = await open.read(
      { method: 'POST', path: '/api/tokens', body: { name: 'Reader', scope: 'read' } },
      createdTokenSchema,
    );
    const call = { method: 'POST', path: '/api/judging/resume' } as const;
    expect((await open.send(call)).status).toBe(200);
    expect(await open.refusal({ ...call, headers: bearing(made.token) })).toMatchObject({
      code: 'forbidden_scope',
    });
    expect(await open.refusal({ ...call, headers: bearing('made-up') })).toMatchObject({
      code: 'unauthorized',
    });
  });
});

describe('a proxy that logs people in', () => {
  const environment = {
    WINNOW_AUTH_PROXY_HEADER: 'Remote-User',
    WINNOW_SERVER_TRUSTED_PROXIES: '127.0.0.1',
  };

  it('lets in whom it names, and nobody else', async () => {
    const proxied = await makeTestServer({ environment });
    const anna = makeBrowserClient(proxied.url, { 'remote-user': 'anna' });
    expect((await anna.send({ path: '/api/counts' })).status).toBe(200);
    expect((await anna.send({ method: 'POST', path: '/api/judging/resume' })).status).toBe(200);
    expect(await (await anna.send({ path: '/api/access' })).json()).toMatchObject({
      you: { via: 'proxy', user: 'anna', trusted_proxy: '127.0.0.1' },
    });
    expect(await proxied.refusal({ path: '/api/counts' })).toMatchObject({ status: 401 });
    expect(await (await proxied.send({ path: '/api/session' })).json()).toEqual({ access: 'proxy' });
  });

  it('is believed only at its own address', async () => {
    const elsewhere = { ...environment, WINNOW_SERVER_TRUSTED_PROXIES: '10.0.0.1' };
    const proxied = await makeTestServer({ environment: elsewhere });
    const forged = makeBrowserClient(proxied.url, { 'remote-user': 'anna' });
    expect(await forged.refusal({ path: '/api/counts' })).toMatchObject({ status: 401 });
  });
});
