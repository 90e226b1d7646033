import type { BadRequest } from './bad-requests.ts';
import type { Operation, Schema } from './read-operations.ts';

const MEGABYTE = 1024 * 1024;
const large = Buffer.concat([Buffer.from('{"x":"'), Buffer.alloc(10 * MEGABYTE, 'x'), Buffer.from('"}')]);
const DEEP = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;

/** One of each kind that a route can be sent; made from what its description says it takes. */
const kinds: Record<string, (operation: Operation) => Buffer[]> = {
  '10 MB': () => [large],
  'JSON that is deep': ({ body }) =>
    Object.keys(body?.schema.properties ?? {}).map((name) =>
      Buffer.from(JSON.stringify({ ...sampleOf(body?.schema), [name]: 'DEEP' }).replace('"DEEP"', DEEP)),
    ),
  'an item too many': ({ body }) =>
    eachField(body?.schema, (schema) =>
      listsOf(schema).map(({ items, maxItems = 0 }) => manyOf(items, maxItems + 1)),
    ),
  'the wrong type': ({ body }) => eachField(body?.schema, listWrongTypes),
  'a field that is not known': ({ body }) =>
    body?.schema.properties ? [toBytes({ ...sampleOf(body.schema), 'no such field': 1 })] : [],
};

/** Names of all kinds, for a test to be named after. */
export const bodyKinds = Object.keys(kinds);

/** Requests with a body that nothing but a refusal can answer; empty where a route takes nothing of the kind. */
export function makeBadBodies(kind: string, operation: Operation): BadRequest[] {
  return (kinds[kind]?.(operation) ?? []).map((body) => toRequest(operation, body));
}

/** 10,000 ids in every list of ids that a route takes, whether it takes so many or not. */
export function makeManyIds(operation: Operation): BadRequest[] {
  const bodies = eachField(operation.body?.schema, (schema) =>
    listsOf(schema).map(({ items }) => manyOf(items, 10_000)),
  );
  return bodies.map((body) => toRequest(operation, body));
}

/** 10 MB of which nobody is told beforehand that it is so many. */
export function inChunks(request: BadRequest): BadRequest {
  return { ...request, headers: { ...request.headers, 'transfer-encoding': 'chunked' } };
}

function toRequest({ method, path, body }: Operation, bytes: Buffer): BadRequest {
  return {
    method,
    path: path.replace(/\{\w+\}/g, '1'),
    headers: { 'content-type': body?.type ?? 'application/json' },
    body: bytes,
  };
}

const toBytes = (value: unknown) => Buffer.from(JSON.stringify(value));

/** Bodies that are right but for one field, which is each of what `spoil` makes of its schema. */
function eachField(schema: Schema | undefined, spoil: (field: Schema) => unknown[]): Buffer[] {
  return Object.entries(schema?.properties ?? {}).flatMap(([name, field]) =>
    spoil(field).map((value) => toBytes({ ...sampleOf(schema), [name]: value })),
  );
}

function sampleOf(schema: Schema | undefined): object {
  const fields = Object.entries(schema?.properties ?? {});
  return Object.fromEntries(fields.map(([name, field]) => [name, sampleOfField(field)]));
}

function sampleOfField(schema: Schema | undefined): unknown {
  const { type, items, enum: words, anyOf } = schema ?? {};
  if (words) return words[0];
  if (anyOf) return sampleOfField(anyOf[0]);
  switch ([type].flat()[0]) {
    case 'object':
      return sampleOf(schema);
    case 'array':
      return [sampleOfField(items)];
    case 'boolean':
      return true;
    case 'string':
      return 'one';
    default:
      return 5;
  }
}

function listsOf(schema: Schema): Schema[] {
  return [schema, ...(schema.anyOf ?? [])].filter(({ type }) => [type].flat().includes('array'));
}

function manyOf(items: Schema | undefined, count: number): unknown[] {
  const sample = sampleOfField(items);
  return Array.from({ length: count }, (_, index) => (typeof sample === 'number' ? index + 1 : sample));
}

/** One value of each type of JSON that a field does not take. */
function listWrongTypes(schema: Schema): unknown[] {
  const taken = [schema, ...(schema.anyOf ?? [])].flatMap(({ type }) => [type].flat());
  const values: [string, unknown][] = [
    ['null', null],
    ['boolean', true],
    ['string', 'no such word'],
    ['array', [[]]],
    ['object', { no: { such: 'thing' } }],
    taken.includes('integer') ? ['number', 1.5] : ['integer', 5],
  ];
  const takesNumbers = taken.includes('number');
  return values
    .filter(([type]) => !taken.includes(type) && !(takesNumbers && type === 'integer'))
    .map(([, value]) => value);
}
