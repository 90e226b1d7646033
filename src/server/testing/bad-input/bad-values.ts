import fc from 'fast-check';
import type { Schema } from './read-operations.ts';

/** Texts that have broken programs elsewhere: other alphabets, NUL, paths, SQL, templates, half of a pair. */
export const oddText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom('', ' ', '\u0000', 'a\u0000b', '\ud800', '\u202e', '__proto__', 'constructor', '%00', '%'),
  fc.constantFrom(
    '../../etc/passwd',
    "'; drop table articles; --",
    '"',
    'a" or b',
    '*',
    'NaN',
    '-1',
    '1e999',
  ),
  fc.constantFrom('feed:"', 'score:>', '-', 'is:read is:', '<script>', '\r\nx: y'),
  fc.constantFrom('x'.repeat(30_000), '🦀'.repeat(5_000), '('.repeat(400)),
  fc.string({ unit: 'binary', maxLength: 60 }),
);

/** Addresses that lead nowhere: no test may ask a real host. */
const oddAddress = fc.constantFrom(
  'http://127.0.0.1:1/',
  'http://[::1]:1/feed',
  'http://127.0.0.1:1/\u0000',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'http://',
  'http://127.0.0.1:99999/',
  '//',
  '\u0000',
);

/** Any JSON value at all, deep and empty ones among them. */
export const oddValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, 0, -1, 1.5, 2 ** 53, -(2 ** 63), 1e308, [], {}, [[]], [null]),
  fc.constantFrom<unknown>(nest(200), Array(20_000).fill(1), { __proto__: null, constructor: 1 }),
  oddText,
  fc.jsonValue({ maxDepth: 3 }),
);

/** A value of the form that a schema asks for, or nearly. `name`: of the field it stands in. */
export function nearlyOf(schema: Schema, name = ''): fc.Arbitrary<unknown> {
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((one) => nearlyOf(one, name)));
  const types = [schema.type ?? 'object'].flat();
  return fc.oneof(...types.map((type) => nearlyOfType(type, schema, name)));
}

function nearlyOfType(type: string, { properties = {}, items }: Schema, name: string): fc.Arbitrary<unknown> {
  switch (type) {
    case 'object':
      return fc.record(
        Object.fromEntries(Object.entries(properties).map(([key, schema]) => [key, nearlyOf(schema, key)])),
      );
    case 'array':
      return fc.array(nearlyOf(items ?? {}, name), { maxLength: 3 });
    case 'integer':
    case 'number':
      return fc.constantFrom(1, 2, 3, 7, 100, 4_711);
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return name.includes('url') ? oddAddress : fc.oneof(fc.constantFrom('one', 'granite4.1:3b'), oddText);
  }
}

/** One field of an object is something else, or missing, or there is one too many. */
export function spoil(value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc
    .tuple(value, fc.nat(), fc.constantFrom('replace', 'remove', 'add', 'keep'), oddValue)
    .map(([whole, at, change, odd]) => {
      if (typeof whole !== 'object' || whole === null || Array.isArray(whole)) return odd;
      const keys = Object.keys(whole);
      const key = keys[at % Math.max(1, keys.length)] ?? 'nothing';
      const isAddress = key.includes('url') && typeof odd === 'string';
      if (change === 'keep') return whole;
      if (change === 'add') return { ...whole, [`${key} `]: odd };
      return Object.fromEntries(
        Object.entries(whole).flatMap(([name, kept]) =>
          name === key ? (change === 'remove' || isAddress ? [] : [[name, odd]]) : [[name, kept]],
        ),
      );
    });
}

function nest(depth: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { in: value };
  return value;
}
