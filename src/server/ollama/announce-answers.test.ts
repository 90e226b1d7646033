import { expect, test } from 'vitest';
import { systemClock } from '#server/platform/clock.ts';
import { cleanUpLater } from '#server/testing/clean-up.ts';
import { startOllamaSimulator } from '#server/testing/ollama-simulator/start-ollama-simulator.ts';
import { announceAnswers } from './announce-answers.ts';
import { createOllamaClient } from './client.ts';

test('whoever listens hears of each answer, of no failure, and of nothing once they left', async () => {
  const ollama = await startOllamaSimulator();
  cleanUpLater(ollama.stop);
  const limits = { connectTimeout: 2_000, healthTimeout: 2_000 };
  const plain = createOllamaClient({ baseUrl: ollama.url, headers: {}, clock: systemClock, ...limits });
  cleanUpLater(plain.close);
  const { client, onAnswer } = announceAnswers(plain);
  let answers = 0;
  const leave = onAnswer(() => {
    answers += 1;
  });
  await client.version();
  await client.tags();
  expect(answers).toBe(2);
  ollama.setFaults({ server: 'html' });
  await client.version();
  expect(answers).toBe(2);
  ollama.setFaults({ server: 'none' });
  leave();
  await client.version();
  expect(answers).toBe(2);
});
