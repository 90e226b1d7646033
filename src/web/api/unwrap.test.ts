import { expect, test } from 'vitest';
import { unwrapAnswer } from './unwrap.ts';

const answer = (status: number, body: string) =>
  Promise.resolve({ ok: status < 400, status, json: async () => JSON.parse(body) as unknown });

test('a success gives its body', async () => {
  expect(await unwrapAnswer(answer(200, '{"feeds":[]}'))).toEqual({ feeds: [] });
});

test('an error of the server keeps its code, message and hint', async () => {
  const body = '{"error":{"code":"feed_exists","message":"You have it.","hint":"Look left."}}';
  await expect(unwrapAnswer(answer(409, body))).rejects.toMatchObject({
    code: 'feed_exists',
    message: 'You have it.',
    hint: 'Look left.',
  });
});

test('a server that does not answer is called unreachable, with what to do', async () => {
  const call = Promise.reject(new TypeError('Failed to fetch'));
  await expect(unwrapAnswer(call)).rejects.toMatchObject({ code: 'unreachable', hint: expect.any(String) });
});

test('a proxy that misses the server counts as the server being away', async () => {
  await expect(unwrapAnswer(answer(502, '<html>'))).rejects.toMatchObject({ code: 'unreachable' });
});

test('Ollama being away is not the server being away', async () => {
  const body = '{"error":{"code":"ollama_unreachable","message":"Ollama does not answer."}}';
  await expect(unwrapAnswer(answer(503, body))).rejects.toMatchObject({ code: 'ollama_unreachable' });
});

test('an answer that nobody waits for any more is passed on as aborted', async () => {
  const aborted = new DOMException('gone', 'AbortError');
  await expect(unwrapAnswer(Promise.reject(aborted))).rejects.toBe(aborted);
});

test('nonsense from the server names its status', async () => {
  await expect(unwrapAnswer(answer(500, 'oops'))).rejects.toThrow('status 500');
});
