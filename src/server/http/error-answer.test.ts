import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Hono } from 'hono';
import { requestId } from 'hono/request-id';
import { expect, test } from 'vitest';
import type { Logger } from '#server/platform/logger.ts';
import { AppError, errorCodes } from '#shared/app-error.ts';
import { answerError } from './error-answer.ts';
import { errorStatus } from './error-status.ts';

/** What is answered and what is logged when a handler throws. */
async function answerTo(thrown: unknown) {
  const logged: unknown[] = [];
  const logger = { error: (...line: unknown[]) => logged.push(line) } as unknown as Logger;
  const app = new Hono().use(requestId()).get('/', () => {
    throw thrown;
  });
  app.onError((error, context) => answerError(logger, error, context));
  const answer = await app.request('/');
  return { status: answer.status, id: answer.headers.get('x-request-id'), body: await answer.json(), logged };
}

test('a mistake is answered with its code, sentence, next step and details, and is not logged', async () => {
  const mistake = new AppError('feed_exists', 'You have it.', {
    hint: 'Look.',
    details: { feed_id: 7 },
    cause: new Error('secret'),
  });
  expect(await answerTo(mistake)).toEqual({
    status: 409,
    id: expect.any(String),
    body: { error: { code: 'feed_exists', message: 'You have it.', hint: 'Look.', details: { feed_id: 7 } } },
    logged: [],
  });
});

test('what nobody expected is answered without a word of it, and logged with the id that the answer has', async () => {
  const { status, id, body, logged } = await answerTo(new Error('no such table: secrets'));
  expect(status).toBe(500);
  expect(body).toMatchObject({
    error: { code: 'internal', message: expect.any(String), hint: expect.any(String) },
  });
  expect(JSON.stringify(body)).not.toContain('secrets');
  expect(logged).toEqual([[expect.objectContaining({ id, path: '/' }), 'a request failed']]);
});

test('a full disk is answered as such, with what to do, and logged', async () => {
  const { status, body, logged } = await answerTo(errorOfFullDisk());
  expect(status).toBe(507);
  expect(body).toMatchObject({
    error: {
      code: 'storage_failed',
      details: { trouble: 'full' },
      hint: expect.stringContaining('Make room'),
    },
  });
  expect(logged).toHaveLength(1);
});

/** What SQLite throws when no page more can be had. */
function errorOfFullDisk(): unknown {
  const connection = new DatabaseSync(':memory:');
  connection.exec('create table notes (text); pragma max_page_count = 3');
  try {
    connection.prepare('insert into notes values (?)').run('x'.repeat(100_000));
  } catch (error) {
    return new Error('the query failed', { cause: error });
  } finally {
    connection.close();
  }
  return undefined;
}

test('every code has a status and is explained in docs/troubleshooting.md with that status, and nothing else is', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../docs/troubleshooting.md'), 'utf8');
  const explained = [...page.matchAll(/^\| `(\w+)` \| (\d{3}) \| .+ \| .+ \|$/gm)].map(([, code, status]) => [
    code,
    Number(status),
  ]);
  expect(Object.fromEntries(explained)).toEqual(errorStatus);
  expect(explained).toHaveLength(errorCodes.length);
});
