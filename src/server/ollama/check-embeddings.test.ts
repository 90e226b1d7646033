import { expect, test } from 'vitest';
import { systemClock } from '#server/platform/clock.ts';
import { cleanUpLater } from '#server/testing/clean-up.ts';
import { makeFakeClock } from '#server/testing/fake-clock.ts';
import type { EmbedFault } from '#server/testing/ollama-simulator/faults.ts';
import { startOllamaSimulator } from '#server/testing/ollama-simulator/start-ollama-simulator.ts';
import type { OllamaErrorClass } from '#shared/ollama.ts';
import { checkEmbeddings } from './check-embeddings.ts';
import { createOllamaClient } from './client.ts';

async function start(clock = systemClock) {
  const simulator = await startOllamaSimulator();
  cleanUpLater(simulator.stop);
  const times = { connectTimeout: 2_000, healthTimeout: 2_000 };
  const client = createOllamaClient({ baseUrl: simulator.url, headers: {}, clock, ...times });
  cleanUpLater(client.close);
  return { simulator, client };
}

const request = { model: 'all-minilm', input: ['rocket launch', 'football result'], keepAlive: '10m' };

test.each<[EmbedFault, OllamaErrorClass, RegExp]>([
  ['fewer', 'bad_output', /1 vectors came for 2 texts/],
  ['uneven', 'bad_output', /different lengths/],
  ['nulls', 'bad_output', /something else than numbers/],
  ['zeros', 'bad_output', /all zeros/],
  ['empty', 'bad_output', /empty/],
  ['not_a_number', 'bad_output', /NaN/],
  ['too_long', 'too_long', /context length/],
  ['busy', 'busy', /busy/],
  ['out_of_memory', 'out_of_memory', /memory/],
])('vectors that cannot be compared are no answer: %s', async (fault, errorClass, message) => {
  const { simulator, client } = await start();
  simulator.setFaults({ embeds: [fault] });
  const refused = await client.embed(request);
  expect(refused).toMatchObject({
    ok: false,
    error: { class: errorClass, message: expect.stringMatching(message) },
  });
  expect(await client.embed(request)).toMatchObject({ ok: true });
});

test('a number without end is none', () => {
  expect(checkEmbeddings({ embeddings: [[1, Number.POSITIVE_INFINITY]] }, 1)).toMatchObject({
    ok: false,
    error: { class: 'bad_output' },
  });
});

test('a model that is not installed is named as such, in the words of this call too', async () => {
  const { client } = await start();
  expect(await client.embed({ ...request, model: 'nosuch:1b' })).toMatchObject({
    ok: false,
    error: { class: 'model_missing', status: 404 },
  });
});

test('a call that hangs ends when nobody wants it any more, or after ten minutes', async () => {
  const clock = makeFakeClock();
  const { simulator, client } = await start(clock);
  simulator.setFaults({ embeds: () => 'hang' });
  const leaving = new AbortController();
  const left = client.embed({ ...request, signal: leaving.signal });
  leaving.abort();
  expect(await left).toMatchObject({ ok: false, error: { class: 'cancelled' } });
  const stalled = client.embed(request);
  await clock.advance(600_000);
  expect(await stalled).toMatchObject({ ok: false, error: { class: 'stalled' } });
});
