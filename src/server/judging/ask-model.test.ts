import { expect, test } from 'vitest';
import { createOllamaClient } from '#server/ollama/client.ts';
import { listInstalledModels } from '#server/ollama/list-models.ts';
import { createModelFactsCache } from '#server/ollama/model-facts.ts';
import { systemClock } from '#server/platform/clock.ts';
import { type AskedChat, listChats } from '#server/testing/asked-chats.ts';
import { cleanUpLater } from '#server/testing/clean-up.ts';
import type { ChatFault } from '#server/testing/ollama-simulator/faults.ts';
import { makeModel, type SimulatedModel } from '#server/testing/ollama-simulator/models.ts';
import { startOllamaSimulator } from '#server/testing/ollama-simulator/start-ollama-simulator.ts';
import { type Asked, type AskLimits, askModel } from './ask-model.ts';
import { objectOnly } from './prompts/templates.ts';

const limits: AskLimits = {
  thinking: 'auto',
  contextLength: 4_096,
  keepAlive: '10m',
  firstTokenTimeout: 10_000,
  idleTimeout: 10_000,
  totalTimeout: 10_000,
};
const article = {
  feed: 'Tidal Notes',
  date: '2026-11-20',
  title: 'How a storage engine survives a crash',
  text: 'A write-ahead log keeps every change before the table changes. The long text of the article.',
  summary: 'A short summary.',
};
const profile = {
  interests: 'Storage engines',
  antiInterests: 'Football',
  categories: [{ id: 3, name: 'Databases', parent: 'Technology' }],
};

type Script = {
  faults?: (ChatFault | 'none')[];
  model?: Partial<SimulatedModel>;
  limits?: Partial<AskLimits>;
};

/** Puts the question once to a model that misbehaves as scripted. */
async function ask(script: Script = {}): Promise<{ asked: Asked<'combined'>; chats: AskedChat[] }> {
  const ollama = await startOllamaSimulator({ models: [makeModel({ name: 'judge:3b', ...script.model })] });
  cleanUpLater(ollama.stop);
  ollama.setFaults({ chats: script.faults ?? [] });
  const times = { connectTimeout: 5_000, healthTimeout: 5_000 };
  const client = createOllamaClient({ baseUrl: ollama.url, headers: {}, clock: systemClock, ...times });
  cleanUpLater(client.close);
  const installed = await listInstalledModels(client, createModelFactsCache());
  const [model] = installed.ok ? installed.value : [];
  if (!model) throw new Error('The model is not installed.');
  const question = {
    kind: 'combined' as const,
    model,
    profile,
    article,
    signal: new AbortController().signal,
  };
  return {
    asked: await askModel(client, question, { ...limits, ...script.limits }),
    chats: listChats(ollama),
  };
}

const lastLine = ({ messages }: AskedChat) => messages.at(-1)?.content.split('\n').at(-1);

test('one call brings categories, explanation, interest and quality', async () => {
  const { asked, chats } = await ask();
  expect(chats).toHaveLength(1);
  expect(asked).toMatchObject({
    kind: 'answered',
    calls: 1,
    answer: { categoryIds: [3], interest: expect.any(Number) },
  });
  expect(asked.kind === 'answered' && asked.tokensIn > 100 && asked.tokensOut > 10).toBe(true);
});

test('every call of a run asks for the same options, without randomness', async () => {
  const { chats } = await ask();
  expect(chats[0]).toMatchObject({
    model: 'judge:3b',
    keep_alive: '10m',
    options: { temperature: 0, seed: 7, num_ctx: 4_096, num_predict: 200 },
  });
});

test.each(['fenced', 'not_json', 'wrong_schema', 'empty', 'no_done'] as const)(
  'an answer that is %s is asked for once more, with another seed and a reminder',
  async (fault) => {
    const { asked, chats } = await ask({ faults: [fault] });
    expect(asked).toMatchObject({ kind: 'answered', calls: 2 });
    expect(chats.map(({ options }) => options.seed)).toEqual([7, 8]);
    expect(chats.map(lastLine)).toEqual([expect.stringContaining('<<<END'), objectOnly]);
    expect(chats[1]?.prompt.article.text).toContain('The long text');
  },
);

test('an answer that is useless again is asked for with title and summary only', async () => {
  const { asked, chats } = await ask({ faults: ['not_json', 'fenced'] });
  expect(asked).toMatchObject({ kind: 'answered', calls: 3 });
  expect(chats[2]?.prompt.article).toMatchObject({ title: article.title, text: 'A short summary.' });
});

test('after three useless answers the article fails, with the beginning of the last one', async () => {
  const { asked, chats } = await ask({ faults: ['fenced', 'wrong_schema', 'not_json'] });
  expect(chats).toHaveLength(3);
  expect(asked).toMatchObject({
    kind: 'invalid',
    class: 'bad_output',
    raw: 'I would say that this article is a good fit for you.',
  });
});

test('an answer that was cut short is asked for once more with twice the room and the same context', async () => {
  const { asked, chats } = await ask({ faults: ['truncated'] });
  expect(asked.kind).toBe('answered');
  expect(chats.map(({ options }) => options.num_predict)).toEqual([200, 400]);
  expect(new Set(chats.map(({ options }) => options.num_ctx)).size).toBe(1);
  expect(new Set(chats.map(({ options }) => options.seed)).size).toBe(1);
});

test('an answer that never ends is asked for with the summary, and then given up', async () => {
  const { asked, chats } = await ask({ faults: ['truncated', 'truncated', 'truncated'] });
  expect(chats.map(({ options }) => options.num_predict)).toEqual([200, 400, 400]);
  expect(chats[2]?.prompt.article.text).toBe('A short summary.');
  expect(asked).toMatchObject({ kind: 'invalid', text: 'The model did not come to an end of its answer.' });
});

test('a prompt that the model finds too long is sent once more with the summary', async () => {
  const { asked, chats } = await ask({ model: { contextLength: 600 } });
  expect(chats.map(({ prompt }) => prompt.article.text)).toEqual([article.text, 'A short summary.']);
  expect(asked).toMatchObject({ kind: 'invalid', class: 'too_long' });
});

test.each([
  ['busy', 'busy'],
  ['out_of_memory', 'out_of_memory'],
  ['server_error', 'other'],
  ['error_line', 'other'],
] as const)(
  'no answer because of %s is not the article’s fault, and is not asked for again here',
  async (fault, name) => {
    const { asked, chats } = await ask({ faults: [fault] });
    expect(asked).toMatchObject({ kind: 'unavailable', failure: { class: name } });
    expect(chats).toHaveLength(1);
  },
);

test('a model that says nothing for too long is given up', async () => {
  const { asked } = await ask({ faults: ['hang_headers'], limits: { firstTokenTimeout: 50 } });
  expect(asked).toMatchObject({ kind: 'unavailable', failure: { class: 'stalled' } });
});

const thinking = ['completion', 'thinking'];

test('a model that can think is told not to', async () => {
  const { chats } = await ask({ model: { capabilities: thinking } });
  expect(chats[0]).toMatchObject({
    think: false,
    options: { num_ctx: 4_096, num_predict: 200, temperature: 0 },
  });
});

test('a model that thinks all the same gets room for it, and its thoughts are thrown away', async () => {
  const { asked, chats } = await ask({ model: { capabilities: thinking, family: 'gptoss' } });
  expect(chats[0]?.options).toMatchObject({ num_ctx: 8_192, num_predict: 2_000, temperature: 0.6 });
  expect(asked.kind).toBe('answered');
});
