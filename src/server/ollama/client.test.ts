import { afterEach, describe, expect, it } from 'vitest';
import { systemClock } from '#server/platform/clock.ts';
import { makeFakeClock } from '#server/testing/fake-clock.ts';
import { type ChatFault, chatFaults, type PullFault } from '#server/testing/ollama-simulator/faults.ts';
import type { SimulatorOptions } from '#server/testing/ollama-simulator/options.ts';
import { startOllamaSimulator } from '#server/testing/ollama-simulator/start-ollama-simulator.ts';
import type { OllamaErrorClass } from '#shared/ollama.ts';
import type { ChatRequest, ChatWatch } from './chat.ts';
import { createOllamaClient, type OllamaClient, type OllamaClientOptions } from './client.ts';
import type { PullEvent } from './pull.ts';

const endings: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});

async function start(options: Partial<SimulatorOptions> = {}, changes: Partial<OllamaClientOptions> = {}) {
  const simulator = await startOllamaSimulator(options);
  const client = createOllamaClient({
    baseUrl: `${simulator.url}/`,
    headers: {},
    connectTimeout: 2_000,
    healthTimeout: 2_000,
    clock: systemClock,
    ...changes,
  });
  endings.push(simulator.stop, client.close);
  return { simulator, client };
}

const patient: ChatWatch = { firstTokenTimeout: 5_000, idleTimeout: 5_000, totalTimeout: 5_000 };

function chatRequest(changes: Partial<ChatRequest> = {}): ChatRequest {
  return {
    model: 'llama3.2:3b',
    messages: [
      { role: 'system', content: 'Interests:\n- tides' },
      { role: 'user', content: 'Title: Spring tides\n\nThe tide gauge – naïve as it is – measures the sea.' },
    ],
    format: { properties: { explanation: { type: 'string' }, interest: { type: 'integer' } } },
    options: { num_ctx: 4_096, num_predict: 200, temperature: 0, seed: 7 },
    keepAlive: '10m',
    ...changes,
  };
}

describe('reading', () => {
  it('asks for version, tags, loaded models and details', async () => {
    const { client } = await start();
    expect(await client.version()).toEqual({ ok: true, value: '0.31.2' });
    const tags = await client.tags();
    expect(tags.ok && tags.value.map(({ name }) => name)).toContain('llama3.2:3b');
    expect(await client.load('llama3.2:3b', { keepAlive: '10m', num_ctx: 2_048 })).toMatchObject({
      ok: true,
    });
    expect(await client.ps()).toMatchObject({ ok: true, value: [{ context_length: 2_048 }] });
    expect(await client.unload('llama3.2:3b')).toEqual({ ok: true, value: undefined });
    expect(await client.ps()).toEqual({ ok: true, value: [] });
    expect(await client.show('llama3.2:3b')).toMatchObject({
      ok: true,
      value: { capabilities: ['completion', 'tools'] },
    });
  });

  it('sends the headers a proxy wants with every request', async () => {
    const { simulator, client } = await start({}, { headers: { authorization: 'Bearer secret' } });
    await client.version();
    await client.show('llama3.2:3b');
    expect(simulator.requests.map(({ headers }) => headers['authorization'])).toEqual([
      'Bearer secret',
      'Bearer secret',
    ]);
  });

  it('embeds each text, and refuses too long a one', async () => {
    const { client } = await start();
    const request = { model: 'all-minilm', keepAlive: '10m' };
    const result = await client.embed({ ...request, input: ['rocket launch', 'football result'] });
    expect(result.ok && result.value.embeddings.map((vector) => vector.length)).toEqual([384, 384]);
    const tooLong = await client.embed({ ...request, input: ['word '.repeat(1_000)] });
    expect(tooLong).toMatchObject({ ok: false, error: { class: 'too_long', status: 400 } });
  });

  it('deletes a model, once', async () => {
    const { simulator, client } = await start();
    expect(await client.remove('llama3.2:3b')).toEqual({ ok: true, value: undefined });
    expect(simulator.installedNames()).not.toContain('llama3.2:3b');
    expect(await client.remove('llama3.2:3b')).toMatchObject({
      ok: false,
      error: { class: 'model_missing' },
    });
  });

  it('gives up on a hanging list of loaded models', async () => {
    const clock = makeFakeClock();
    const { simulator, client } = await start({}, { clock });
    simulator.setFaults({ server: 'hang_ps' });
    const asked = client.ps();
    await clock.advance(1_499);
    const early = await Promise.race([asked, Promise.resolve('waiting')]);
    await clock.advance(1);
    expect([early, await asked]).toMatchObject(['waiting', { ok: false, error: { class: 'stalled' } }]);
  });

  it('finds Ollama again after it went away', async () => {
    const { simulator, client } = await start();
    await client.version();
    await simulator.stop();
    expect(await client.version()).toMatchObject({
      ok: false,
      error: { class: 'unreachable', status: null },
    });
    await simulator.restart();
    expect(await client.version()).toMatchObject({ ok: true });
  });
});

describe('chat', () => {
  it('collects a streamed answer with its metrics, and tells of every piece', async () => {
    const { simulator, client } = await start();
    const pieces: string[] = [];
    const result = await client.chat(chatRequest(), { ...patient, onToken: (piece) => pieces.push(piece) });
    if (!result.ok) throw new Error(result.error.message);
    expect(JSON.parse(result.value.content)).toMatchObject({ interest: 10 });
    expect(pieces.length).toBeGreaterThan(5);
    expect(pieces.join('')).toBe(result.value.content);
    expect(result.value).toMatchObject({ doneReason: 'stop', thinking: '' });
    const { promptTokens, promptMs, generatedTokens, totalMs } = result.value.metrics;
    expect(promptTokens).toBeGreaterThan(20);
    expect(generatedTokens).toBe(pieces.length);
    expect(totalMs).toBeGreaterThan(promptMs);
    expect(simulator.requests[0]?.body).toMatchObject({
      stream: true,
      truncate: false,
      shift: false,
      keep_alive: '10m',
      options: { num_ctx: 4_096, seed: 7 },
    });
    expect(simulator.requests[0]?.body).not.toHaveProperty('think');
  });

  it('keeps thoughts apart from the answer', async () => {
    const { simulator, client } = await start();
    simulator.setFaults({ chats: ['thinking_only'] });
    const result = await client.chat(chatRequest(), patient);
    expect(result).toMatchObject({
      ok: true,
      value: { content: '', thinking: expect.stringContaining('reader') },
    });
  });

  it('says when an answer was cut by num_predict', async () => {
    const { client } = await start();
    const options = { num_ctx: 4_096, num_predict: 4 };
    expect(await client.chat(chatRequest({ options }), patient)).toMatchObject({
      ok: true,
      value: { doneReason: 'length', metrics: { generatedTokens: 4 } },
    });
  });

  it('refuses too long a prompt instead of having it cut', async () => {
    const { client } = await start();
    const options = { num_ctx: 16, num_predict: 200 };
    expect(await client.chat(chatRequest({ options }), patient)).toMatchObject({
      ok: false,
      error: { class: 'too_long', message: 'the input length exceeds the context length' },
    });
  });

  const refused: [ChatFault, OllamaErrorClass][] = [
    ['no_done', 'bad_output'],
    ['error_line', 'other'],
    ['busy', 'busy'],
    ['out_of_memory', 'out_of_memory'],
    ['runner_stopped', 'out_of_memory'],
    ['server_error', 'other'],
    ['hang_headers', 'stalled'],
    ['hang_mid_stream', 'stalled'],
  ];
  it.each(refused)('makes of %s: %s', async (fault, errorClass) => {
    const { simulator, client } = await start();
    simulator.setFaults({ chats: [fault] });
    const hasty = 'hang' in chatFaults[fault] ? { firstTokenTimeout: 100, idleTimeout: 100 } : {};
    const result = await client.chat(chatRequest(), { ...patient, ...hasty });
    expect(result).toMatchObject({ ok: false, error: { class: errorClass } });
    expect(await client.chat(chatRequest(), patient)).toMatchObject({ ok: true });
  });

  it('ends an answer that takes too long although it never pauses', async () => {
    const { simulator, client } = await start({ generatedTokensPerSecond: 50 });
    const result = await client.chat(chatRequest(), { ...patient, totalTimeout: 150 });
    expect(result).toMatchObject({
      ok: false,
      error: { class: 'stalled', message: expect.stringMatching(/complete/) },
    });
    expect(await simulator.requests[0]?.ended).toBe('left');
  });

  it('is cancelled in mid-answer by its own signal, and no other call with it', async () => {
    const { simulator, client } = await start({ generatedTokensPerSecond: 100, slots: 2 });
    const cancel = new AbortController();
    const [cancelled, other] = await Promise.all([
      client.chat(chatRequest(), { ...patient, signal: cancel.signal, onToken: () => cancel.abort() }),
      client.chat(chatRequest(), patient),
    ]);
    expect(cancelled).toMatchObject({ ok: false, error: { class: 'cancelled' } });
    expect(other).toMatchObject({ ok: true });
    const ends = await Promise.all(simulator.requests.map(({ ended }) => ended));
    expect(ends.sort()).toEqual(['answered', 'left']);
  });

  it('does not begin when cancelled before', async () => {
    const { simulator, client } = await start();
    const result = await client.chat(chatRequest(), { ...patient, signal: AbortSignal.abort() });
    expect(result).toMatchObject({ ok: false, error: { class: 'cancelled' } });
    expect(simulator.requests).toEqual([]);
  });

  it('notices when Ollama dies in mid-answer', async () => {
    const { simulator, client } = await start({ generatedTokensPerSecond: 100 });
    let dead: Promise<void> | undefined;
    const onToken = () => {
      dead ??= simulator.stop();
    };
    const result = await client.chat(chatRequest(), { ...patient, onToken });
    expect(result).toMatchObject({ ok: false, error: { class: 'unreachable' } });
    await dead;
  });
});

describe('pull', () => {
  async function pullAll(client: OllamaClient, model: string, signal?: AbortSignal): Promise<PullEvent[]> {
    const events: PullEvent[] = [];
    for await (const event of client.pull(model, signal)) events.push(event);
    return events;
  }

  it('reports layers and phases, and success last', async () => {
    const { simulator, client } = await start();
    const events = await pullAll(client, 'qwen3.5:4b');
    expect(events.at(0)).toEqual({ kind: 'phase', status: 'pulling manifest' });
    expect(events.at(-1)).toEqual({ kind: 'success' });
    const digests = new Set(events.flatMap((event) => (event.kind === 'layer' ? [event.digest] : [])));
    expect(digests.size).toBe(4);
    expect(simulator.installedNames()).toContain('qwen3.5:4b');
  });

  const failures: [PullFault, OllamaErrorClass][] = [
    ['unknown_model', 'not_found'],
    ['disk_full', 'disk_full'],
    ['too_old', 'too_old'],
    ['damaged', 'damaged'],
    ['offline', 'offline'],
    ['end_without_success', 'other'],
    ['disconnect', 'unreachable'],
  ];
  it.each(failures)('ends %s as %s, never as a success', async (fault, errorClass) => {
    const { simulator, client } = await start();
    simulator.setFaults({ pulls: { 'qwen3.5:4b': fault } });
    const events = await pullAll(client, 'qwen3.5:4b');
    expect(events.at(-1)).toMatchObject({ kind: 'failed', error: { class: errorClass } });
    expect(events.filter(({ kind }) => kind === 'failed' || kind === 'success')).toHaveLength(1);
  });

  it('ends a name Ollama does not know, or does not understand', async () => {
    const { client } = await start();
    expect((await pullAll(client, 'nosuch:1b')).at(-1)).toMatchObject({ error: { class: 'not_found' } });
    expect(await pullAll(client, '???')).toMatchObject([{ kind: 'failed', error: { class: 'bad_name' } }]);
  });

  it('reads lines that arrive in halves', async () => {
    const { simulator, client } = await start();
    simulator.setFaults({ pulls: { 'qwen3.5:4b': 'half_lines' } });
    expect((await pullAll(client, 'qwen3.5:4b')).at(-1)).toEqual({ kind: 'success' });
  });

  it('closes the connection when the loop is left, stalled or not', async () => {
    const { simulator, client } = await start();
    simulator.setFaults({ pulls: { 'qwen3.5:4b': 'stall' } });
    for await (const event of client.pull('qwen3.5:4b')) if (event.kind === 'layer') break;
    expect(await simulator.requests[0]?.ended).toBe('left');
  });

  it('is cancelled by its signal while nothing arrives', async () => {
    const { simulator, client } = await start();
    simulator.setFaults({ server: 'hang_headers' });
    const cancel = new AbortController();
    const pulling = pullAll(client, 'qwen3.5:4b', cancel.signal);
    cancel.abort();
    expect(await pulling).toMatchObject([{ kind: 'failed', error: { class: 'cancelled' } }]);
  });
});
