import { expect, test } from 'vitest';
import { makeRss } from '#server/testing/feed-server/make-feeds.ts';
import { makeTestServer } from '#server/testing/make-test-server.ts';
import { judgingStatusSchema, reEvaluationSchema, retriedSchema } from '#shared/judgement.ts';

const call = { method: 'POST', path: '/api/judging/re-evaluate' } as const;

const server = await makeTestServer();
const { read, refusal, counts, status, until } = server;

test('judging again is counted by a dry run, asked for without a body, and shown to every page until it is done', async () => {
  const items = [1, 2].map((day) => ({
    title: `Tides ${day}`,
    url: `https://tides.example/${day}`,
    html: '<p>The sea.</p>',
  }));
  const feed = makeRss({ title: 'Tidal Notes', siteUrl: 'https://tides.example', items });
  server.feeds.set('/feed', { body: feed });
  await server.chooseModel('granite4.1:3b');
  await server.addFeed(server.feeds.url('/feed'));
  await until(async () => (await status()).state === 'idle' && (await counts()).unread === 2);
  expect(await read(call, reEvaluationSchema)).toMatchObject({ queued: 0 });

  await server.saveInterests('Night trains');
  const expected = {
    queued: 2,
    full: 0,
    score_only: 2,
    estimated_seconds: expect.any(Number),
    blocked: null,
  };
  expect(await read({ ...call, body: { dry_run: true } }, reEvaluationSchema)).toEqual(expected);
  expect(await counts()).toMatchObject({ unread: 2, scoring: 0 });

  await read({ method: 'POST', path: '/api/judging/pause' }, judgingStatusSchema);
  expect(await read(call, reEvaluationSchema)).toEqual(expected);
  expect(await counts()).toMatchObject({ unread: 0, scoring: 2, all: 2 });
  expect(await status()).toMatchObject({ waiting: 2, reason: 'paused_by_owner' });
  expect(await read({ ...call, body: { force: true } }, reEvaluationSchema)).toMatchObject({ queued: 0 });
  await read({ method: 'POST', path: '/api/judging/resume' }, judgingStatusSchema);
  await until(async () => (await counts()).scoring === 0);
  expect(await counts()).toMatchObject({ unread: 2 });

  expect(await read({ ...call, body: { force: true } }, reEvaluationSchema)).toMatchObject({ full: 2 });
});

test('a misspelt wish is refused, so that it is not taken for another one', async () => {
  for (const body of [{ dryRun: true }, { force: 'yes' }]) {
    expect(await refusal({ ...call, body })).toMatchObject({ status: 400, code: 'invalid_request' });
  }
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const form = await fetch(`${server.url()}${call.path}`, { method: 'POST', headers, body: 'dry_run=true' });
  expect(form.status).toBe(400);
});

test('trying again what failed tells how many that is', async () => {
  const retry = { method: 'POST', path: '/api/judging/retry-failed' } as const;
  expect(await read(retry, retriedSchema)).toEqual({ queued: 0 });
});

test('while Ollama is away it is refused with the class of the failure', async () => {
  await server.ollama.stop();
  await server.chooseModel('someday:3b');
  expect(await refusal(call)).toMatchObject({
    status: 503,
    code: 'ollama_unreachable',
    details: { error_class: 'unreachable' },
  });
});

test('while Ollama is away a dry run answers all the same, and says why nothing can be done', async () => {
  const answer = await read({ ...call, body: { dry_run: true } }, reEvaluationSchema);
  expect(answer).toMatchObject({ queued: 0, blocked: { reason: 'unreachable' } });
});

test('after a restart it still knows what the models were', async () => {
  await server.chooseModel('granite4.1:3b');
  await server.saveInterests('Harbours');
  await server.restart();
  const answer = await read({ ...call, body: { dry_run: true } }, reEvaluationSchema);
  expect(answer).toMatchObject({ queued: 2, score_only: 2, blocked: { reason: 'unreachable' } });
});
