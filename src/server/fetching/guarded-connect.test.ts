import type { lookup as systemLookup } from 'node:dns';
import { createServer } from 'node:net';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { makeFetching } from '#server/testing/feed-server/make-fetching.ts';
import { ownNetworkHidden } from './guarded-connect.ts';

const { serve, fetcherWith } = makeFetching();
afterEach(() => vi.unstubAllEnvs());

/**
 * A name service that gives these answers one after the other, the last one again and again. In these
 * tests 127.0.0.1, which is allowed, stands for the public address.
 */
function nameService(...answers: string[][]) {
  let asked = 0;
  const lookup = ((_host: string, _options: object, callback: (...result: unknown[]) => void) => {
    const answer = answers[Math.min(asked, answers.length - 1)] ?? [];
    asked += 1;
    callback(
      null,
      answer.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  }) as unknown as typeof systemLookup;
  return { lookup, asked: () => asked };
}

const allowed = ['127.0.0.1/32'];

describe('a name', () => {
  test.each([
    ['10.0.0.1'],
    ['169.254.169.254'],
    ['::ffff:127.0.0.1'],
    ['64:ff9b::7f00:1'],
    ['fe80::1%lo'],
    ['::1', '10.0.0.1', '0.0.0.0'],
  ])('that leads to %s (by whatever aliases) is refused', async (...addresses) => {
    const { lookup } = nameService(addresses);
    const { fetch } = fetcherWith({}, allowed, { network: { lookup } });
    expect(await fetch({ url: 'http://feeds.example/' })).toMatchObject({
      kind: 'private_address',
      detail: `feeds.example is ${addresses[0]}`,
    });
  });

  test('with public and private addresses is visited at the public ones only', async () => {
    const server = await serve({ '/feed': { body: '<rss/>' } });
    let strays = 0;
    const inside = createServer((socket) => {
      strays += 1;
      socket.destroy();
    });
    const port = Number(new URL(server.origin).port);
    await new Promise<void>((resolve) => inside.listen(port, '127.0.0.2', resolve));
    const { lookup } = nameService(['127.0.0.2', '::1', '127.0.0.1', '10.0.0.1']);
    const { fetch } = fetcherWith({}, allowed, { network: { lookup } });
    const result = await fetch({ url: `http://feeds.example:${port}/feed` });
    await new Promise((resolve) => inside.close(resolve));
    expect([result, strays]).toMatchObject([{ outcome: 'fetched' }, 0]);
  });

  test('that changes its answer is looked at again with every connection', async () => {
    const server = await serve({ '/feed': { body: '<rss/>', headers: { connection: 'close' } } });
    const service = nameService(['127.0.0.1'], ['127.0.0.2']);
    const { fetch } = fetcherWith({}, allowed, { network: service });
    const url = server.url('/feed').replace('127.0.0.1', 'feeds.example');
    expect(await fetch({ url })).toMatchObject({ outcome: 'fetched' });
    expect(await fetch({ url })).toMatchObject({ kind: 'private_address' });
    expect([service.asked(), server.connections()]).toEqual([2, 1]);
  });

  test('that changes its answer between two hops is refused at the second', async () => {
    const server = await serve({
      '/feed': { redirectTo: '/next', headers: { connection: 'close' } },
      '/next': { body: 'secret' },
    });
    const { lookup } = nameService(['127.0.0.1'], ['127.0.0.2']);
    const { fetch } = fetcherWith({}, allowed, { network: { lookup } });
    const url = server.url('/feed').replace('127.0.0.1', 'feeds.example');
    expect(await fetch({ url })).toMatchObject({ kind: 'private_address' });
    expect(server.requestsTo('/next')).toHaveLength(0);
  });

  test('keeps to the connection that passed, while it is open', async () => {
    const server = await serve({ '/feed': { body: '<rss/>' } });
    const service = nameService(['127.0.0.1'], ['127.0.0.2']);
    const { fetch } = fetcherWith({}, allowed, { network: service });
    const url = server.url('/feed').replace('127.0.0.1', 'feeds.example');
    for (const _ of [1, 2]) expect(await fetch({ url })).toMatchObject({ outcome: 'fetched' });
    expect([service.asked(), server.connections()]).toEqual([1, 1]);
  });

  test('on another port or scheme does not use that connection', async () => {
    const [one, other] = [await serve({ '/feed': { body: 'x' } }), await serve({ '/feed': { body: 'x' } })];
    const { lookup } = nameService(['127.0.0.1']);
    const { fetch } = fetcherWith({}, [new URL(one.origin).host], { network: { lookup } });
    const urlOf = (server: typeof one) => server.url('/feed').replace('127.0.0.1', 'feeds.example');
    expect(await fetch({ url: urlOf(one) })).toMatchObject({ outcome: 'fetched' });
    expect(await fetch({ url: urlOf(other) })).toMatchObject({ kind: 'private_address' });
    expect(other.connections()).toBe(0);
  });

  test('without any address is one that does not exist', async () => {
    const { lookup } = nameService([]);
    const { fetch } = fetcherWith({}, allowed, { network: { lookup } });
    expect(await fetch({ url: 'http://feeds.example/' })).toMatchObject({ kind: 'dns' });
  });

  test('of localhost is refused without asking for it, unless this machine is allowed', async () => {
    const server = await serve({ '/feed': { body: '<rss/>' } });
    const service = nameService(['127.0.0.1']);
    const url = server.url('/feed').replace('127.0.0.1', 'LocalHost.');
    const refused = await fetcherWith({}, [], { network: service }).fetch({ url });
    expect([refused, service.asked()]).toMatchObject([{ kind: 'private_address' }, 0]);
    const reached = await fetcherWith({}, allowed, { network: service }).fetch({ url });
    expect(reached).toMatchObject({ outcome: 'fetched' });
  });
});

describe('a machine whose own addresses are hidden from Winnow', () => {
  const interfaces = () => {
    throw new Error('uv_interface_addresses returned Unknown system error 97');
  };

  test.each(['http://feeds.example/', 'http://93.184.216.34/'])('goes nowhere: %s', async (url) => {
    const { lookup } = nameService(['93.184.216.34']);
    const { fetch } = fetcherWith({}, [], { network: { lookup, interfaces } });
    expect(await fetch({ url })).toMatchObject({ kind: 'network', detail: ownNetworkHidden });
  });

  test('goes where it may in any case', async () => {
    const server = await serve({ '/feed': { body: '<rss/>' } });
    const { fetch } = fetcherWith({}, allowed, { network: { interfaces } });
    expect(await fetch({ url: server.url('/feed') })).toMatchObject({ outcome: 'fetched' });
  });
});

describe('Winnow itself', () => {
  test('is never reached, whatever is allowed', async () => {
    const server = await serve({ '/api/feeds': { body: '[]' } });
    const port = Number(new URL(server.origin).port);
    const { lookup } = nameService(['127.0.0.1']);
    const network = { lookup };
    const hosts = ['127.0.0.1', 'localhost', 'nas.lan', '127.0.0.9', '[::1]', '0.0.0.0'];
    const { fetch } = fetcherWith({}, ['0.0.0.0/0', '::/0', 'localhost', 'nas.lan', `nas.lan:${port}`], {
      network,
      ownPort: port,
    });
    for (const host of hosts) {
      const result = await fetch({ url: `http://${host}:${port}/api/feeds` });
      expect(result).toMatchObject({ kind: 'private_address', detail: 'Winnow itself' });
    }
    expect(server.connections()).toBe(0);
    const other = await serve({ '/feed': { body: '<rss/>' } });
    expect(await fetch({ url: other.url('/feed') })).toMatchObject({ outcome: 'fetched' });
  });

  test('does not go to a public address of its own machine either', async () => {
    const face = { address: '93.184.216.34', family: 'IPv4', netmask: '', mac: '', internal: false } as const;
    const interfaces = () => ({ eth0: [{ ...face, cidr: '93.184.216.34/24' }] });
    const { lookup } = nameService(['93.184.216.34']);
    const { fetch } = fetcherWith({}, [], { network: { lookup, interfaces } });
    for (const host of ['93.184.216.34', 'own.example']) {
      expect(await fetch({ url: `http://${host}:11434/` })).toMatchObject({ kind: 'private_address' });
    }
  });
});

test('a proxy in the environment is not used', async () => {
  const proxy = await serve({});
  const server = await serve({ '/feed': { body: '<rss/>' } });
  for (const name of ['http_proxy', 'HTTP_PROXY', 'https_proxy', 'ALL_PROXY']) vi.stubEnv(name, proxy.origin);
  vi.stubEnv('NODE_USE_ENV_PROXY', '1');
  vi.stubEnv('no_proxy', '');
  expect(await fetcherWith().fetch({ url: server.url('/feed') })).toMatchObject({ outcome: 'fetched' });
  expect(proxy.connections()).toBe(0);
});

describe('a login', () => {
  const login = { user: 'ann', password: 'secret' };
  const header = `Basic ${Buffer.from('ann:secret').toString('base64')}`;

  test('goes along to its own origin, and to no other', async () => {
    const other = await serve({ '/feed': { redirectTo: '' } });
    const own = await serve({
      '/feed': { redirectTo: '/moved' },
      '/moved': { redirectTo: other.url('/feed') },
    });
    other.set('/feed', { redirectTo: own.url('/back') });
    own.set('/back', { body: '<rss/>' });
    const result = await fetcherWith().fetch({ url: own.url('/feed'), login });
    expect(result).toMatchObject({ outcome: 'fetched', finalUrl: own.url('/back') });
    expect(own.requests.map(({ headers }) => headers.authorization)).toEqual([header, header, undefined]);
    expect(other.requests.map(({ headers }) => headers.authorization)).toEqual([undefined]);
    expect(JSON.stringify(result)).not.toContain('secret');
  });

  test('that the site does not accept is told from one that is missing', async () => {
    const server = await serve({ '/feed': { status: 401 } });
    const { fetch } = fetcherWith();
    expect(await fetch({ url: server.url('/feed') })).toMatchObject({ kind: 'unauthorized', detail: '401' });
    expect(await fetch({ url: server.url('/feed'), login })).toMatchObject({
      kind: 'unauthorized',
      detail: 'login refused',
    });
  });

  test('with a line break is not sent at all', async () => {
    const server = await serve({ '/feed': { body: '<rss/>' } });
    const request = { url: server.url('/feed'), login: { user: 'ann', password: 'a\r\nb' } };
    expect(await fetcherWith().fetch(request)).toMatchObject({ kind: 'unauthorized', status: null });
    expect(server.connections()).toBe(0);
  });
});

test("a User-Agent of the owner's is sent, one that no header can hold is not", async () => {
  const server = await serve({ '/feed': { body: '<rss/>' } });
  const { fetch } = fetcherWith();
  for (const userAgent of ['Mozilla/5.0', 'a\r\nx-evil: 1', '', null]) {
    await fetch({ url: server.url('/feed'), userAgent });
  }
  const own = 'Winnow/test (+https://example.org)';
  expect(server.requests.map(({ headers }) => headers['user-agent'])).toEqual(['Mozilla/5.0', own, own, own]);
  expect(server.requests.every(({ headers }) => headers['x-evil'] === undefined)).toBe(true);
});
