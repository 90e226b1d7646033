import { describe, expect, it } from 'vitest';
import { makeTestServer } from '#server/testing/make-test-server.ts';
import { sendRaw } from '#server/testing/send-raw.ts';
import { errorBodySchema } from '#shared/app-error.ts';

const server = await makeTestServer();
const { refusal, send } = server;

describe('a request', () => {
  const feed = { method: 'POST', path: '/api/feeds' } as const;
  const interests = { method: 'PUT', path: '/api/interests' } as const;
  const marks = { method: 'PATCH', path: '/api/articles/1' } as const;
  const long = 'x'.repeat(10_001);

  it.each([
    ['an unknown field', { ...feed, body: { url: 'https://a.example', colour: 'red' } }, /colour/],
    [
      'another unknown field',
      { ...interests, body: { interests: '', anti_interests: '', extra: 1 } },
      /extra/,
    ],
    ['an unknown mark', { ...marks, body: { read: true, deleted: true } }, /deleted/],
    ['no mark at all', { ...marks, body: {} }, /read or starred/],
    [
      'a wrong type',
      { ...interests, body: { interests: 7, anti_interests: '' } },
      /^interests has to be a text/,
    ],
    [
      'a text that is too long',
      { ...interests, body: { interests: long, anti_interests: '' } },
      /^interests can have at most 10,000 characters/,
    ],
    ['a missing field', { ...feed, body: {} }, /^url is missing/],
  ])('with %s is refused and told the place', async (_, call, message) => {
    expect(await refusal(call)).toMatchObject({
      status: 400,
      code: 'invalid_request',
      message: expect.stringMatching(message),
      hint: expect.any(String),
    });
  });

  it.each([
    '/api/articles?view=best',
    '/api/articles?sort=up',
    '/api/articles?feed_id=abc',
    '/api/articles/0',
    '/api/articles/1.5',
    '/api/articles/rows?ids=',
    '/api/articles/rows?ids=1,,2',
    '/api/articles/rows',
    `/api/articles/rows?ids=${Array.from({ length: 51 }, (_, id) => id + 1).join(',')}`,
  ])('with a parameter that makes no sense is refused: %s', async (path) => {
    expect(await refusal({ path })).toMatchObject({ status: 400, code: 'invalid_request' });
  });

  it.each(['{"interests": ', 'interests=sea', ''])('whose body is no JSON is refused: %j', async (body) => {
    const answer = await fetch(`${server.url()}/api/interests`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body,
    });
    expect(answer.status).toBe(400);
    expect(errorBodySchema.parse(await answer.json()).error.code).toBe('invalid_request');
  });

  it('larger than 1 MB is refused, also when it does not say how large it is', async () => {
    const body = JSON.stringify({ interests: 'x'.repeat(1024 * 1024), anti_interests: '' });
    const call = { method: 'PUT', path: '/api/interests', body };
    const type = { host: 'localhost', 'content-type': 'application/json' };
    for (const length of [{ 'content-length': String(body.length) }, {}]) {
      const answer = await sendRaw(server.url(), { ...call, headers: { ...type, ...length } });
      expect(answer.status).toBe(413);
      expect(errorBodySchema.parse(JSON.parse(answer.body)).error.code).toBe('too_large');
    }
  });

  it.each(['/api', '/api/nothing', '/api/feeds/1/nothing'])(
    'for an address that the API does not have is refused as JSON: %s',
    async (path) => {
      expect(await refusal({ path })).toMatchObject({ status: 404, code: 'not_found' });
      expect(await refusal({ method: 'POST', path })).toMatchObject({ status: 404, code: 'not_found' });
    },
  );

  it('for what does not exist says so', async () => {
    for (const path of ['/api/articles/4711', '/api/articles?feed_id=4711']) {
      expect(await refusal({ path })).toMatchObject({ status: 404, code: 'not_found' });
    }
  });
});

describe('an answer of the API', () => {
  it('is stored by nobody, loads and runs nothing, and tells no other site where it came from', async () => {
    for (const path of ['/api/health', '/api/nothing']) {
      const { headers } = await send({ path });
      expect(Object.fromEntries(headers)).toMatchObject({
        'cache-control': 'no-store',
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'x-frame-options': 'DENY',
      });
    }
  });
});
