import { expect, test } from 'vitest';
import { loadConfig } from '#server/config/load.ts';
import { sleep } from '#server/platform/clock.ts';
import { makeFakeClock } from '#server/testing/fake-clock.ts';
import type { Link } from './ask.ts';
import { type ChatRequest, chat } from './chat.ts';

const request: ChatRequest = {
  model: 'judge:3b',
  messages: [{ role: 'user', content: 'Well?' }],
  options: { num_ctx: 4_096, num_predict: 200 },
  keepAlive: '10m',
};
const { ollama } = loadConfig({}, {});
const usual = {
  firstTokenTimeout: ollama.first_token_timeout,
  idleTimeout: ollama.idle_timeout,
  totalTimeout: ollama.total_timeout,
};
const SECOND = 1_000;

/** A model that says its next word after so many seconds each, on a clock of its own, and never more. */
function listenTo(pauses: number[]) {
  const clock = makeFakeClock();
  const encoder = new TextEncoder();
  async function* speak(signal: AbortSignal) {
    for (const seconds of [...pauses, Number.MAX_SAFE_INTEGER]) {
      await sleep(clock, seconds * SECOND, signal);
      signal.throwIfAborted();
      yield encoder.encode(`${JSON.stringify({ message: { content: 'word ' }, done: false })}\n`);
    }
  }
  const link: Link = {
    clock,
    transport: {
      send: async ({ signal }) => ({ status: 200, body: speak(signal) }),
      close: async () => undefined,
    },
  };
  const begun = clock.now();
  const ended = chat(link, request, usual).then((result) => {
    const message = result.ok ? '' : result.error.message;
    return { seconds: (clock.now() - begun) / SECOND, class: result.ok ? null : result.error.class, message };
  });
  return { clock, ended };
}

test.each([
  { model: 'says nothing at all', pauses: [], seconds: 600, words: 'No first word within 600 seconds.' },
  { model: 'falls silent', pauses: [500, 100, 119], seconds: 839, words: 'Nothing came for 120 seconds' },
  {
    model: 'never comes to an end',
    pauses: new Array<number>(20).fill(100),
    seconds: 900,
    words: 'No complete answer within 900 seconds.',
  },
])('a call to a model that $model is ended after $seconds seconds', async ({ pauses, seconds, words }) => {
  const { clock, ended } = listenTo(pauses);
  await clock.advance(3_600 * SECOND);
  expect(await ended).toMatchObject({ class: 'stalled', seconds, message: expect.stringContaining(words) });
});
