import type { Operation } from './read-operations.ts';

type Written = {
  method: string;
  path: string;
  /** Each a line of the head. */
  lines: string[];
  /** Behind the head. */
  rest: string;
};

const length = (bytes: number) => `Content-Length: ${bytes}`;

/** Heads that mean two things, or nothing, and targets that lead elsewhere: each made out of a right request. */
const tricks: Record<string, (right: Written) => Partial<Written>> = {
  'no host': ({ lines }) => ({ lines: lines.slice(1) }),
  'two hosts': ({ lines }) => ({ lines: ['Host: evil.example', ...lines] }),
  'a foreign host': ({ lines }) => ({ lines: ['Host: evil.example', ...lines.slice(1)] }),
  'a host with a path': ({ lines }) => ({ lines: ['Host: localhost/../x', ...lines.slice(1)] }),
  'two lengths': ({ lines }) => ({ lines: [...lines, length(2), length(3)], rest: '{}x' }),
  'a length and chunks': ({ lines }) => ({
    lines: [...lines, length(2), 'Transfer-Encoding: chunked'],
    rest: '0\r\n\r\n',
  }),
  'a coding that nobody knows': ({ lines }) => ({ lines: [...lines, 'Transfer-Encoding: x'], rest: '{}' }),
  'chunks that are none': ({ lines }) => ({
    lines: [...lines, 'Transfer-Encoding: chunked'],
    rest: 'zz\r\n{}\r\n0\r\n\r\n',
  }),
  'a negative length': ({ lines }) => ({ lines: [...lines, length(-1)] }),
  'a length beyond all numbers': ({ lines }) => ({ lines: [...lines, `Content-Length: ${'9'.repeat(30)}`] }),
  'a NUL in a header': ({ lines }) => ({ lines: [...lines, 'X-Odd: a\u0000b'] }),
  'a header on two lines': ({ lines }) => ({ lines: [...lines, 'X-Odd: a\r\n b'] }),
  'a header without a name': ({ lines }) => ({ lines: [...lines, ': b'] }),
  'a header of 20 kB': ({ lines }) => ({ lines: [...lines, `Cookie: a=${'x'.repeat(20_000)}`] }),
  '3,000 headers': ({ lines }) => ({
    lines: [...lines, ...Array.from({ length: 3_000 }, (_, number) => `X-${number}: y`)],
  }),
  'expecting miracles': ({ lines }) => ({ lines: [...lines, 'Expect: miracles', length(2)], rest: '{}' }),
  'a method that nobody knows': () => ({ method: 'FROB' }),
  'the way to another server': () => ({ method: 'CONNECT', path: 'evil.example:443' }),
  'an address of 20 kB': ({ path }) => ({ path: `${path}?x=${'x'.repeat(20_000)}` }),
  '10,000 ids in the address': ({ path }) => ({
    path: `${path}?ids=${Array.from({ length: 10_000 }, (_, id) => id + 1).join(',')}`,
  }),
  'no slash at the beginning': ({ path }) => ({ path: path.slice(1) }),
  'a star for an address': () => ({ path: '*' }),
  'a blank in the address': ({ path }) => ({ path: `${path} x` }),
  'a NUL in the address': ({ path }) => ({ path: `${path}\u0000` }),
  backslashes: ({ path }) => ({ path: path.replaceAll('/', '\\') }),
  'a way up at the end': ({ path }) => ({ path: `${path}/../../../../../../../etc/passwd` }),
  'a way up in other words': ({ path }) => ({ path: `/%2e%2e/%2e%2e/etc${path}` }),
  'an escaped way up': ({ path }) => ({ path: `/..%2f..%2f${path}` }),
  'an escaped slash': ({ path }) => ({ path: path.replace('/api/', '/api%2f') }),
  'a doubled slash': ({ path }) => ({ path: `/${path}` }),
  'an escaped NUL': ({ path }) => ({ path: `${path}%00` }),
  'half an escape': ({ path }) => ({ path: `${path}/%` }),
  'an escape that is no UTF-8': ({ path }) => ({ path: `${path}/%ff%fe` }),
  capitals: ({ path }) => ({ path: path.toUpperCase() }),
};

/** Names of all tricks, for a test to be named after. */
export const brokenKinds = Object.keys(tricks);

/** The bytes of such a request to a route. Nothing but a refusal can answer it. */
export function makeBroken(kind: string, { method, path, body }: Operation): Buffer {
  const right: Written = {
    method,
    path: path.replace(/\{\w+\}/g, '1'),
    lines: ['Host: localhost', 'Connection: close', ...(body ? [`Content-Type: ${body.type}`] : [])],
    rest: '',
  };
  return write({ ...right, ...tricks[kind]?.(right) });
}

/** The head of a request with the beginning of its body, which never comes to its end. */
export function makeUnfinished({ method, path, body }: Operation): Buffer {
  const lines = ['Host: localhost', `Content-Type: ${body?.type}`, length(100_000)];
  return write({ method, path: path.replace(/\{\w+\}/g, '1'), lines, rest: '{' });
}

function write({ method, path, lines, rest }: Written): Buffer {
  return Buffer.from([`${method} ${path} HTTP/1.1`, ...lines, '', rest].join('\r\n'), 'latin1');
}
