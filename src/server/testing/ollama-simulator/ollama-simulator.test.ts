import { afterEach, describe, expect, it } from 'vitest';
import { makeModel } from './models.ts';
import type { SimulatorOptions } from './options.ts';
import { replay } from './replay.ts';
import { type OllamaSimulator, startOllamaSimulator } from './start-ollama-simulator.ts';

const running: OllamaSimulator[] = [];
afterEach(async () => {
  for (const simulator of running.splice(0)) await simulator.stop();
});

async function start(options: Partial<SimulatorOptions> = {}): Promise<OllamaSimulator> {
  const simulator = await startOllamaSimulator(options);
  running.push(simulator);
  return simulator;
}

async function post({ url }: OllamaSimulator, path: string, body: object) {
  const answer = await replay(url, { method: 'POST', path, headers: {}, body }, Number.POSITIVE_INFINITY);
  const lines = answer.body.split('\n').filter((line) => line !== '');
  return { status: answer.status, lines: lines.map((line) => JSON.parse(line)) };
}

const rubric = 'Judge the article for this reader.\n'.repeat(100);

function chatBody(article: string, options = {}) {
  const messages = [
    { role: 'system', content: rubric },
    { role: 'user', content: article },
  ];
  return { model: 'llama3.2:3b', messages, stream: false, truncate: false, options };
}

describe('the simulated chat', () => {
  it('evaluates a constant beginning only once, and everything again after another num_ctx', async () => {
    const simulator = await start({ promptTokensPerSecond: 10_000_000 });
    const durations: number[] = [];
    for (const [article, options] of [
      ['one', {}],
      ['two', {}],
      ['three', { num_ctx: 2_048 }],
    ] as const) {
      const { lines } = await post(simulator, '/api/chat', chatBody(article, options));
      durations.push(lines[0].prompt_eval_duration);
    }
    const [cold = 0, warm = 0, reloaded = 0] = durations;
    expect(warm).toBeLessThan(cold / 50);
    expect(reloaded).toBeGreaterThan(cold / 2);
  });

  it('cuts too long a prompt without a word unless told not to', async () => {
    const simulator = await start();
    const cut = await post(simulator, '/api/chat', { ...chatBody('x', { num_ctx: 256 }), truncate: true });
    expect(cut.lines[0].prompt_eval_count).toBe(256);
    const refused = await post(simulator, '/api/chat', chatBody('x', { num_ctx: 256 }));
    expect(refused).toEqual({
      status: 400,
      lines: [{ error: 'the input length exceeds the context length' }],
    });
  });

  it('lets as many requests wait as the queue holds, and refuses the next at once', async () => {
    const simulator = await start({ generatedTokensPerSecond: 200, queueLimit: 1 });
    const answers = await Promise.all(
      ['a', 'b', 'c'].map((text) => post(simulator, '/api/chat', chatBody(text))),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 503]);
  });

  it('plays faults in order, then answers again', async () => {
    const simulator = await start();
    simulator.setFaults({ chats: ['none', 'out_of_memory', 'empty'] });
    const seen = [];
    for (const text of ['a', 'b', 'c', 'd']) {
      const { status, lines } = await post(simulator, '/api/chat', chatBody(text));
      seen.push([status, lines[0].message?.content === '']);
    }
    expect(seen).toEqual([
      [200, false],
      [500, false],
      [200, true],
      [200, false],
    ]);
  });

  it('plays a fault by rule', async () => {
    const simulator = await start();
    simulator.setFaults({ chats: ({ text }) => (text.includes('poison') ? 'not_json' : 'none') });
    const good = await post(simulator, '/api/chat', { ...chatBody('fine'), format: { properties: {} } });
    const bad = await post(simulator, '/api/chat', { ...chatBody('poison'), format: { properties: {} } });
    expect(good.lines[0].message.content).toBe('{}');
    expect(bad.lines[0].message.content).toMatch(/^I would say/);
  });
});

describe('the simulated disk', () => {
  it('goes on with a download where it was left, unless restarted', async () => {
    const simulator = await start();
    const firstBytes = async () => {
      const { lines } = await post(simulator, '/api/pull', { model: 'gemma3:270m' });
      return lines.find((line) => line.digest !== undefined).completed / 291_554_930;
    };
    simulator.setFaults({ pulls: { 'gemma3:270m': 'error_mid' } });
    expect(await firstBytes()).toBeCloseTo(0.25, 1);
    simulator.setFaults({ pulls: {} });
    expect(await firstBytes()).toBeCloseTo(0.75, 1);
    expect(simulator.installedNames()[0]).toBe('gemma3:270m');

    simulator.setFaults({ pulls: { 'qwen3.5:4b': 'error_mid' } });
    await post(simulator, '/api/pull', { model: 'qwen3.5:4b' });
    await simulator.restart();
    simulator.setFaults({ pulls: {} });
    const { lines } = await post(simulator, '/api/pull', { model: 'qwen3.5:4b' });
    expect(lines[1].completed / 3_301_200_417).toBeCloseTo(0.25, 1);
  });

  it('shares one transfer between two pulls of a model', async () => {
    const simulator = await start({ pullBytesPerSecond: 1_000_000_000 });
    const pulls = await Promise.all([1, 2].map(() => post(simulator, '/api/pull', { model: 'gemma3:270m' })));
    for (const { lines } of pulls) expect(lines.at(-1)).toEqual({ status: 'success' });
    expect(simulator.installedNames().filter((name) => name === 'gemma3:270m')).toHaveLength(1);
  });

  it('takes bytes back, hides statuses or layers, when told to', async () => {
    const simulator = await start();
    simulator.setFaults({
      pulls: { 'gemma3:270m': 'backwards', 'qwen3.5:4b': 'without_status', 'gemma4:e2b': 'pseudo_layer' },
    });
    const bytes = (await post(simulator, '/api/pull', { model: 'gemma3:270m' })).lines
      .filter((line) => line.total > 10_000)
      .map((line) => line.completed);
    expect(bytes).not.toEqual([...bytes].sort((a, b) => a - b));
    const silent = await post(simulator, '/api/pull', { model: 'qwen3.5:4b' });
    expect(silent.lines.some((line) => line.digest && line.status === undefined)).toBe(true);
    const pseudo = await post(simulator, '/api/pull', { model: 'gemma4:e2b' });
    const digests = new Set(pseudo.lines.flatMap((line) => line.digest ?? []));
    expect([...digests]).toEqual(['sha256:model']);
  });

  it('leaves no model behind when the client goes while it verifies', async () => {
    const simulator = await start({ verifyTime: 60_000 });
    const request = { method: 'POST', path: '/api/pull', headers: {}, body: { model: 'gemma3:270m' } };
    const untilVerifying = 1_100;
    await replay(simulator.url, request, untilVerifying);
    expect(await simulator.requests[0]?.ended).toBe('left');
    expect(simulator.installedNames()).not.toContain('gemma3:270m');
  });
});

describe('the simulated memory', () => {
  it('holds as many models as it may, and forgets on restart', async () => {
    const models = ['a:1', 'b:1', 'c:1'].map((name) => makeModel({ name }));
    const simulator = await start({ models, loadedLimit: 2 });
    for (const { name } of models) await post(simulator, '/api/generate', { model: name });
    expect(simulator.loadedNames()).toEqual(['b:1', 'c:1']);
    await post(simulator, '/api/generate', { model: 'b:1', keep_alive: 0 });
    expect(simulator.loadedNames()).toEqual(['c:1']);
    await simulator.restart();
    expect(simulator.loadedNames()).toEqual([]);
  });
});
