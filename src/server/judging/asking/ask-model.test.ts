import { expect, test } from 'vitest';
import { estimateTokens } from '#server/judging/prompts/cut-text.ts';
import { objectOnly } from '#server/judging/prompts/templates.ts';
import { createOllamaClient } from '#server/ollama/client.ts';
import { listInstalledModels } from '#server/ollama/list-models.ts';
import { createModelFactsCache } from '#server/ollama/model-facts.ts';
import { systemClock } from '#server/platform/clock.ts';
import { type AskedChat, listChats } from '#server/testing/asked-chats.ts';
import { cleanUpLater } from '#server/testing/clean-up.ts';
import type { Faults } from '#server/testing/ollama-simulator/faults.ts';
import { makeModel, type SimulatedModel } from '#server/testing/ollama-simulator/models.ts';
import { startOllamaSimulator } from '#server/testing/ollama-simulator/start-ollama-simulator.ts';
import { type Asked, type AskLimits, askModel } from './ask-model.ts';
import type { JudgeOptions } from './judge-options.ts';

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
  faults?: Faults['chats'];
  model?: Partial<SimulatedModel>;
  limits?: Partial<AskLimits>;
  options?: Partial<JudgeOptions>;
  article?: Partial<typeof article>;
};

/** Puts the question once to a model that misbehaves as scripted. */
async function ask(script: Script = {}): Promise<{ asked: Asked<'combined'>; chats: AskedChat[] }> {
  const models = [makeModel({ name: 'judge:3b', ...script.model })];
  const ollama = await startOllamaSimulator({ models });
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
    options: { readingDepth: 600, language: 'en', ...script.options },
    article: { ...article, ...script.article },
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

test.each(['short', 'normal', 'full'] as const)(
  'an article is read to the depth that is set: %s',
  async (depth) => {
    const readingDepth = { short: 250, normal: 600, full: 1_500 }[depth];
    const text = 'The log keeps every change. '.repeat(1_000);
    const { chats } = await ask({ options: { readingDepth }, article: { text } });
    const read = estimateTokens(chats[0]?.prompt.article.text ?? '');
    expect(read).toBeGreaterThan(readingDepth - 20);
    expect(read).toBeLessThanOrEqual(readingDepth);
  },
);

test('the explanation is asked for in the language that is set, and kept in whatever language it comes', async () => {
  const { asked, chats } = await ask({ options: { language: 'de' }, faults: ['other_language'] });
  expect(chats[0]?.messages[0]?.content).toContain('Write "explanation" in German,');
  const explanation = 'Ein Artikel über Wärme – für dich. 好文章。';
  expect(asked).toMatchObject({ kind: 'answered', calls: 1, answer: { explanation } });
});

test.each(['fenced', 'thoughts_in_content', 'score_in_text'] as const)(
  'an answer that is plain although %s is taken as it is, which saves a call',
  async (fault) => {
    const { asked } = await ask({ faults: [fault] });
    expect(asked).toMatchObject({ kind: 'answered', calls: 1, answer: { categoryIds: [3] } });
  },
);

const useless = ['in_prose', 'not_json', 'wrong_schema', 'score_in_words', 'no_explanation'] as const;
test.each([...useless, 'empty', 'thinking_only', 'no_done'] as const)(
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
  const { asked, chats } = await ask({ faults: ['not_json', 'in_prose'] });
  expect(asked).toMatchObject({ kind: 'answered', calls: 3 });
  expect(chats[2]?.prompt.article).toMatchObject({ title: article.title, text: 'A short summary.' });
});

test('after three useless answers the article fails, with the beginning of the last one', async () => {
  const { asked, chats } = await ask({ faults: ['in_prose', 'wrong_schema', 'not_json'] });
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

test('an answer that breaks off three times fails, and says so without words that are not the model’s', async () => {
  const { asked, chats } = await ask({ faults: ['no_done', 'no_done', 'no_done'] });
  expect(chats).toHaveLength(3);
  expect(asked).toMatchObject({
    class: 'bad_output',
    text: 'The answer broke off before its end.',
    raw: null,
  });
});

test('every way is tried once only, and title and summary are the last one', async () => {
  const { asked, chats } = await ask({ faults: ['not_json', 'truncated', 'truncated', 'truncated', 'none'] });
  const ways = chats.map(({ options, prompt }) => [options.seed, options.num_predict, prompt.article.text]);
  expect(ways).toEqual([
    [7, 200, article.text],
    [8, 200, article.text],
    [8, 400, article.text],
    [8, 400, 'A short summary.'],
  ]);
  expect(asked).toMatchObject({ kind: 'invalid', text: 'The model did not come to an end of its answer.' });
});

test('after a prompt that was too long the summary is asked about once, whatever comes of it', async () => {
  const { asked, chats } = await ask({
    faults: (chat) => (chat.number === 1 ? 'too_long' : 'not_json'),
  });
  expect(chats.map(({ prompt }) => prompt.article.text)).toEqual([article.text, 'A short summary.']);
  expect(asked).toMatchObject({ kind: 'invalid', class: 'bad_output' });
});

test('a prompt that was cut without a word is no question, and is asked about with the summary', async () => {
  const { asked, chats } = await ask({
    model: { contextLength: 600 },
    faults: ['cut_prompt', 'cut_prompt'],
  });
  expect(chats).toHaveLength(2);
  expect(asked).toMatchObject({ kind: 'invalid', class: 'too_long' });
});

test('an article is cut to what the model itself can read', async () => {
  const { asked, chats } = await ask({
    model: { contextLength: 2_048 },
    options: { readingDepth: 1_500 },
    article: { text: 'The log keeps every change. '.repeat(1_000) },
  });
  expect(asked).toMatchObject({ kind: 'answered', calls: 1 });
  expect(estimateTokens(chats[0]?.prompt.article.text ?? '')).toBeLessThan(1_000);
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

test('a model that thinks all the same gets room for it and its makers’ sampling, and its thoughts are thrown away', async () => {
  const { asked, chats } = await ask({ model: { capabilities: thinking, family: 'gptoss' } });
  expect(chats[0]).toMatchObject({ think: 'low', options: { num_ctx: 8_192, num_predict: 2_000, seed: 7 } });
  expect(chats[0]?.options).not.toHaveProperty('temperature');
  expect(asked.kind).toBe('answered');
  expect(JSON.stringify(asked)).not.toContain('What does the reader want?');
});

test('a model that can do nothing but think is let think', async () => {
  const { chats } = await ask({ model: { name: 'qwen3:4b-thinking-2507-q4_K_M', capabilities: thinking } });
  expect(chats[0]).toMatchObject({ think: true, options: { num_ctx: 8_192, num_predict: 2_000 } });
});

test('a model that thinks without an end is asked once more with twice the room and the same context', async () => {
  const { chats } = await ask({
    model: { capabilities: thinking, family: 'gptoss' },
    faults: ['truncated'],
  });
  expect(chats.map(({ options }) => [options.num_predict, options.num_ctx])).toEqual([
    [2_000, 8_192],
    [4_000, 8_192],
  ]);
});

test('thoughts without any answer are asked for once more like an empty one', async () => {
  const { asked, chats } = await ask({
    model: { capabilities: thinking, family: 'gptoss' },
    faults: ['thinking_only'],
  });
  expect(chats.map(({ options }) => options.seed)).toEqual([7, 8]);
  expect(asked).toMatchObject({ kind: 'answered', calls: 2 });
});
