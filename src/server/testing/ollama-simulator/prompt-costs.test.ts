import { afterEach, expect, test } from 'vitest';
import { makeModel } from './models.ts';
import type { SimulatorOptions } from './options.ts';
import { replay } from './replay.ts';
import { type OllamaSimulator, startOllamaSimulator } from './start-ollama-simulator.ts';

const running: OllamaSimulator[] = [];
afterEach(async () => {
  for (const simulator of running.splice(0)) await simulator.stop();
});

/** Quick, so that nothing waits; what is looked at is what the answers say. */
const TOKENS_PER_SECOND = 5_000_000;
const LOAD_TIME = 20;
const MODELS = ['a:1', 'b:1'].map((name) => makeModel({ name }));

const RUBRIC = 'Judge the article for this reader.\n'.repeat(100);
const RUBRIC_TOKENS = RUBRIC.length / 4;

type Question = { text: string; model?: string; options?: { num_ctx: number } };

async function start(options: Partial<SimulatorOptions> = {}) {
  const machine = { promptTokensPerSecond: TOKENS_PER_SECOND, loadTime: LOAD_TIME, models: MODELS };
  const simulator = await startOllamaSimulator({ ...machine, ...options });
  running.push(simulator);
  /** What the answer says: tokens that were read anew, and milliseconds that loading took. */
  return async ({ text, model = 'a:1', options: chosen = { num_ctx: 4_096 } }: Question) => {
    const messages = [{ role: 'user', content: text }];
    const body = { model, messages, stream: false, options: chosen };
    const request = { method: 'POST', path: '/api/chat', headers: {}, body };
    const answer = await replay(simulator.url, request, Number.POSITIVE_INFINITY);
    const { prompt_eval_duration, load_duration } = JSON.parse(answer.body);
    return {
      read: Math.round((prompt_eval_duration / 1e9) * TOKENS_PER_SECOND),
      loading: load_duration / 1e6,
    };
  };
}

test('every token after the first difference is read anew, wherever that difference stands', async () => {
  const ask = await start();
  await ask({ text: `${RUBRIC}Article: one` });
  expect((await ask({ text: `${RUBRIC}Article: two` })).read).toBeLessThan(10);
  const half = RUBRIC.slice(0, RUBRIC.length / 2);
  const middle = `${half}Today is Monday.${RUBRIC.slice(half.length)}Article: two`;
  expect((await ask({ text: middle })).read).toBeGreaterThan(RUBRIC_TOKENS / 2);
  expect((await ask({ text: middle })).read).toBeLessThan(10);
  expect((await ask({ text: `Tuesday. ${middle}` })).read).toBeGreaterThan(RUBRIC_TOKENS);
});

test('two tasks by turns in one slot cost both of their prompts each time', async () => {
  const ask = await start();
  const task = (name: string, article: number) => ({ text: `${name}: ${RUBRIC}Article: ${article}` });
  await ask(task('topics', 1));
  expect((await ask(task('score', 1))).read).toBeGreaterThan(RUBRIC_TOKENS);
  expect((await ask(task('topics', 2))).read).toBeGreaterThan(RUBRIC_TOKENS);
});

test('another context length loads the model again and forgets what was read', async () => {
  const ask = await start();
  const text = `${RUBRIC}Article: one`;
  expect((await ask({ text })).loading).toBeGreaterThanOrEqual(LOAD_TIME - 1);
  expect((await ask({ text })).loading).toBeLessThan(LOAD_TIME / 2);
  const again = await ask({ text, options: { num_ctx: 2_048 } });
  expect(again.loading).toBeGreaterThanOrEqual(LOAD_TIME - 1);
  expect(again.read).toBeGreaterThan(RUBRIC_TOKENS);
});

test('two models by turns cost a load and the whole prompt each time where only one fits into memory', async () => {
  for (const { loadedLimit, cost } of [
    { loadedLimit: 1, cost: 'all' },
    { loadedLimit: 2, cost: 'little' },
  ]) {
    const ask = await start({ loadedLimit });
    const text = `${RUBRIC}Article: one`;
    await ask({ text, model: 'a:1' });
    await ask({ text, model: 'b:1' });
    const { read, loading } = await ask({ text, model: 'a:1' });
    expect(read > RUBRIC_TOKENS ? 'all' : 'little').toBe(cost);
    expect(loading >= LOAD_TIME - 1 ? 'all' : 'little').toBe(cost);
  }
});
