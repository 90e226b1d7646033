import fc from 'fast-check';
import { nearlyOf, oddText, oddValue, spoil } from './bad-values.ts';
import type { Operation, Parameter } from './read-operations.ts';

export type BadRequest = {
  method: string;
  /** As it goes over the wire. */
  path: string;
  headers: Record<string, string>;
  body: Buffer | undefined;
};

type Sent = { type: string | undefined; bytes: Buffer };

const json = (value: unknown): Sent => ({
  type: 'application/json',
  bytes: Buffer.from(JSON.stringify(value)),
});

/** What is no JSON at all, or none that anybody may send: cut off, not UTF-8, too deep. */
const noJson: fc.Arbitrary<Sent> = fc
  .constantFrom(
    ...['{', '{"a":', '{"a": 1,}', "{'a': 1}", 'undefined', '{"a": NaN}', '\u0000', '{}{}', ']'].map((text) =>
      Buffer.from(text),
    ),
    Buffer.from([0xff, 0xfe, 0x7b, 0x00]),
    Buffer.from([0x22, 0xc3, 0x28, 0x22]),
    Buffer.from('['.repeat(100_000)),
    Buffer.from(`${'['.repeat(100_000)}${']'.repeat(100_000)}`),
  )
  .map((bytes) => ({ type: 'application/json', bytes }));

const noObject: fc.Arbitrary<Sent> = fc.constantFrom<unknown>(1, 'text', true, null, [], [{}]).map(json);

const FORM = 'application/x-www-form-urlencoded';

/** Takes JSON under the name of a form too, as `curl -d` sends it. */
const TAKES_FORMS = '/api/ollama/models/pull';

const otherType = fc.constantFrom(
  'text/plain',
  FORM,
  'multipart/form-data; boundary=x',
  'application/xml',
  'application/octet-stream',
  ';',
);

const oddHeaders: fc.Arbitrary<Record<string, string>> = fc.constantFrom<Record<string, string>>(
  {},
  { authorization: 'Bearer ' },
  { authorization: `Bearer winnow_${'x'.repeat(3_000)}` },
  { cookie: 'winnow_session=1.x; winnow_session=%ff; =; ;;' },
  { cookie: `a=${'x'.repeat(6_000)}` },
  { 'last-event-id': 'x'.repeat(4_000) },
  { 'if-none-match': '"' },
  { 'accept-encoding': 'x;q=9, *;q=-1', accept: '*/*;;' },
  { range: 'bytes=9-1', 'x-request-id': '\u00ff'.repeat(300) },
  { 'x-forwarded-for': '999.1.1.1, ::ffff:, x', 'x-forwarded-proto': 'ftp' },
);

/** No number that counts something. */
const noId = fc.constantFrom(
  'abc',
  '0',
  '-1',
  '1.5',
  '%00',
  '1%00',
  '9007199254740993',
  '1,2',
  '0x',
  'x'.repeat(3_000),
);

/** Requests that nothing but a refusal can answer, whatever is stored; undefined where a route has none. */
export function refusedRequests(operation: Operation): fc.Arbitrary<BadRequest> | undefined {
  const { body, parameters, path } = operation;
  const wrongType = path === TAKES_FORMS ? otherType.filter((type) => type !== FORM) : otherType;
  const usual = nearlyOf(body?.schema ?? {});
  const bodies: fc.Arbitrary<Sent>[] = [];
  if (body?.type === 'application/json') {
    bodies.push(noJson, noObject, addField(usual));
    if (body.required)
      bodies.push(fc.tuple(usual, wrongType).map(([value, type]) => ({ ...json(value), type })));
  }
  const sent = bodies.length > 0 ? fc.oneof(...bodies) : undefined;
  const ids = parameters.filter((one) => one.in === 'path' && one.schema.type === 'integer');
  const withBadBody =
    sent && makeRequest(operation, { value: usualParameter, sent, headers: fc.constant({}) });
  const withBadId =
    ids.length > 0
      ? makeRequest(operation, {
          value: (one) => (ids.includes(one) ? noId : usualParameter(one)),
          sent: body ? usual.map(json) : fc.constant(undefined),
          headers: fc.constant({}),
        })
      : undefined;
  const all = [withBadBody, withBadId].filter((one) => one !== undefined);
  return all.length > 0 ? fc.oneof(...all) : undefined;
}

/** Anything: some of it is even right. */
export function oddRequests(operation: Operation): fc.Arbitrary<BadRequest> {
  const spoilt = spoil(nearlyOf(operation.body?.schema ?? {})).map(json);
  const retyped = fc.tuple(spoilt, otherType).map(([one, type]) => ({ ...one, type }));
  const raw = oddText.map((text) => ({ type: operation.body?.type, bytes: Buffer.from(text) }));
  const sent = fc.oneof(
    { weight: 6, arbitrary: spoilt },
    { weight: 1, arbitrary: noJson },
    { weight: 1, arbitrary: oddValue.map(json) },
    { weight: 1, arbitrary: retyped },
    { weight: 1, arbitrary: raw },
    { weight: 1, arbitrary: fc.constant(undefined) },
  );
  const value = (one: Parameter) =>
    fc.oneof(
      usualParameter(one),
      noId,
      fc.constantFrom('%ff', '..%2f..%2fx', '%', '%2e%2e'),
      encoded(oddText),
    );
  return makeRequest(operation, {
    value,
    sent: operation.method === 'GET' ? fc.constant(undefined) : sent,
    headers: oddHeaders,
  });
}

type Parts = {
  /** What stands in the address for a parameter, encoded. */
  value: (parameter: Parameter) => fc.Arbitrary<string>;
  sent: fc.Arbitrary<Sent | undefined>;
  headers: fc.Arbitrary<Record<string, string>>;
};

function makeRequest(operation: Operation, { value, sent, headers }: Parts): fc.Arbitrary<BadRequest> {
  const { method, path, parameters } = operation;
  const named = parameters.filter((one) => one.in !== 'header');
  const values = fc.tuple(...named.map(value));
  return fc.tuple(values, sent, headers).map(([texts, body, extra]) => ({
    method,
    path: fillIn(path, named, texts),
    headers: { ...extra, ...(body?.type === undefined ? {} : { 'content-type': body.type }) },
    body: body?.bytes,
  }));
}

function fillIn(path: string, parameters: Parameter[], texts: string[]): string {
  let filled = path;
  const query: string[] = [];
  for (const [index, parameter] of parameters.entries()) {
    const text = texts[index] ?? '';
    if (parameter.in === 'path') filled = filled.replace(`{${parameter.name}}`, () => text);
    else query.push(`${parameter.name}=${text}`);
  }
  return query.length > 0 ? `${filled}?${query.join('&')}` : filled;
}

function usualParameter({ name, schema }: Parameter): fc.Arbitrary<string> {
  return encoded(nearlyOf(schema, name).map(String));
}

/** A half of a surrogate pair cannot be encoded, and 3,000 signs are as many as a line takes beside the rest. */
function encoded(text: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return text.map((one) => encodeURIComponent(one.toWellFormed()).slice(0, 3_000));
}

function addField(value: fc.Arbitrary<unknown>): fc.Arbitrary<Sent> {
  return fc
    .tuple(value, oddValue)
    .map(([whole, odd]) => json({ ...(whole as object), 'no such field': odd }));
}
