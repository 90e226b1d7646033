import { once } from 'node:events';
import { request } from 'node:http';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { makeTestServer, type TestServer } from '#server/testing/make-test-server.ts';
import { type DownloadStatus, downloadStatusSchema, pullLineSchema, pullSchema } from '#shared/pull.ts';

const model = 'qwen3.5:4b';
/** The large layer takes two seconds. */
const slowly = { ollama: { pullBytesPerSecond: 1_500_000_000 } };
const asJson = { accept: 'application/json' };

const post = (path: string, body: unknown, headers = {}) =>
  ({ method: 'POST', path: `/api/ollama/models/${path}`, body, headers }) as const;
const start = (server: TestServer, name = model) =>
  server.read(post('pull', { model: name }, asJson), pullSchema);
const readStatus = (server: TestServer): Promise<DownloadStatus> =>
  server.read({ path: '/api/ollama/download-status' }, downloadStatusSchema);
const isRunning = (server: TestServer) => async () => ((await readStatus(server)).percent ?? 0) > 0;

/** The lines of a stream, to its end. */
async function readLines(answer: Response) {
  const blocks = (await answer.text()).split('\n\n').filter((block) => block !== '');
  return blocks.map((block) => {
    expect(block).toMatch(/^data: \{.*\}$/);
    return pullLineSchema.parse(JSON.parse(block.slice('data: '.length)));
  });
}

describe('POST /api/ollama/models/pull', () => {
  it('answers a plain client with a line for each change, the last with the outcome', async () => {
    const server = await makeTestServer(slowly);
    const answer = await server.send(post('pull', { model }));
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/event-stream');
    const lines = await readLines(answer);
    expect(lines.length).toBeGreaterThan(5);
    expect(lines.at(-1)).toMatchObject({ status: 'success', percent: 100, error_class: null });
    expect(lines.filter(({ status }) => status === 'success')).toHaveLength(1);
    expect(lines.some(({ digest, speed }) => digest !== null && (speed ?? 0) > 0)).toBe(true);
    expect(server.ollama.installedNames()).toContain(model);
  });

  it('ends with the failure and its words', async () => {
    const server = await makeTestServer();
    const lines = await readLines(await server.send(post('pull', { model: 'no-such:1b' })));
    expect(lines.at(-1)).toMatchObject({
      status: 'error',
      error_class: 'not_found',
      message: 'There is no model called no-such:1b.',
    });
  });

  it('lets two clients follow one pull, which outlives the one that leaves', async () => {
    const server = await makeTestServer(slowly);
    const leaving = new AbortController();
    const url = `${server.url()}/api/ollama/models/pull`;
    const headers = { 'content-type': 'application/json' };
    const first = await fetch(url, {
      method: 'POST',
      headers,
      body: JSON.stringify({ model }),
      signal: leaving.signal,
    });
    const second = await server.send(post('pull', { model: model.toUpperCase() }));
    await first.body?.getReader().read();
    leaving.abort();
    const lines = await readLines(second);
    expect(lines.at(-1)?.status).toBe('success');
    expect(server.ollama.requests.filter(({ path }) => path === '/api/pull')).toHaveLength(1);
  });

  it('tells every stream of a cancel', async () => {
    const server = await makeTestServer(slowly);
    const answer = await server.send(post('pull', { model }));
    await server.until(isRunning(server));
    await server.send(post('pull/cancel', {}));
    expect((await readLines(answer)).at(-1)).toMatchObject({ status: 'cancelled', error_class: null });
  });

  it('works as curl sends it by itself', async () => {
    const server = await makeTestServer();
    const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: '*/*' };
    const sent = request(`${server.url()}/api/ollama/models/pull`, { method: 'POST', headers });
    sent.end(JSON.stringify({ model: 'gemma3:270m' }));
    const [answer] = await once(sent, 'response');
    expect(answer.statusCode).toBe(200);
    let text = '';
    for await (const chunk of answer) text += chunk;
    expect(text).toContain('"status":"success"');
  });

  it('answers 202 and the pull to a client that wants JSON', async () => {
    const server = await makeTestServer(slowly);
    const answer = await server.send(post('pull', { model: ` ${model} ` }, asJson));
    expect(answer.status).toBe(202);
    expect(pullSchema.parse(await answer.json())).toMatchObject({ model, total: null, error_class: null });
  });

  it('pulls an installed model again when an update is asked for', async () => {
    const server = await makeTestServer();
    const lines = await readLines(await server.send(post('pull', { model: 'llama3.2:3b', update: true })));
    expect(lines.at(-1)?.status).toBe('success');
  });

  it('joins the update of an installed model without being told that it is one', async () => {
    const server = await makeTestServer({ ollama: { verifyTime: 60_000 } });
    const begun = await server.read(post('pull', { model: 'llama3.2:3b', update: true }, asJson), pullSchema);
    expect(await start(server, 'llama3.2:3b')).toMatchObject({ id: begun.id });
  });

  it('takes a name while Ollama is away, and fails by itself later', async () => {
    const server = await makeTestServer();
    await server.ollama.stop();
    await start(server);
    await server.until(async () => (await readStatus(server)).status.includes('trying again'));
    expect((await readStatus(server)).pulls).toMatchObject([{ state: 'running', phase: 'retrying' }]);
  });
});

describe('a pull that is refused', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await makeTestServer();
  });

  it.each([
    ['', 'bad_model_name', 400],
    ['   ', 'bad_model_name', 400],
    ['x'.repeat(300), 'bad_model_name', 400],
    ['../up', 'bad_model_name', 400],
    ['модель:3b', 'bad_model_name', 400],
    ['http://example.org/model', 'bad_model_name', 400],
    ['two words', 'bad_model_name', 400],
    ['llama3.2:3b', 'model_installed', 409],
    ['LLAMA3.2:3b', 'model_installed', 409],
    ['reader', 'model_installed', 409],
    [7, 'invalid_request', 400],
  ])('%j: %s, and nothing is started', async (name, code, status) => {
    expect(await server.refusal(post('pull', { model: name }))).toMatchObject({
      code,
      status,
      message: expect.stringMatching(/\w/),
    });
    expect((await readStatus(server)).pulls).toEqual([]);
    expect(server.ollama.requests.filter(({ path }) => path === '/api/pull')).toEqual([]);
  });

  it('is one with unknown fields, or without JSON', async () => {
    expect(await server.refusal(post('pull', { model, force: 1 }))).toMatchObject({
      code: 'invalid_request',
    });
    const text = await fetch(`${server.url()}/api/ollama/models/pull`, { method: 'POST', body: 'model' });
    expect(text.status).toBe(400);
  });
});

describe('the other calls about pulls', () => {
  it('cancel is idempotent and says what happened', async () => {
    const server = await makeTestServer(slowly);
    const cancelled = z.object({ status: z.string(), pull: pullSchema.nullable() });
    await start(server);
    await server.until(isRunning(server));
    expect(await server.read(post('pull/cancel', { model }), cancelled)).toMatchObject({
      status: 'cancelled',
      pull: { model, state: 'cancelled' },
    });
    const again = await server.read(post('pull/cancel', { model }), cancelled);
    expect(again).toEqual({ status: 'not_running', pull: null });
    const bare = await server.send({ method: 'POST', path: '/api/ollama/models/pull/cancel' });
    expect(await bare.json()).toEqual({ status: 'not_running', pull: null });
    expect(await server.ollama.requests.find(({ path }) => path === '/api/pull')?.ended).toBe('left');
  });

  it('download-status tells what runs, what waits and what failed', async () => {
    const server = await makeTestServer(slowly);
    expect(await readStatus(server)).toMatchObject({
      active: false,
      model: null,
      queue: [],
      last_error: null,
    });
    await start(server, 'no-such:1b');
    await server.until(async () => (await readStatus(server)).last_error);
    await start(server);
    await start(server, 'gemma3:270m');
    await server.until(isRunning(server));
    expect(await readStatus(server)).toMatchObject({
      active: true,
      model,
      status: 'Downloading',
      queue: ['gemma3:270m'],
      last_error: { model: 'no-such:1b', error_class: 'not_found' },
      pulls: [{ state: 'failed' }, { state: 'running' }, { state: 'queued' }],
    });
  });

  it('cancel needs no body, whatever the headers announce', async () => {
    const server = await makeTestServer();
    const answer = await fetch(`${server.url()}/api/ollama/models/pull/cancel`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
    });
    expect([answer.status, await answer.json()]).toEqual([200, { status: 'not_running', pull: null }]);
  });

  it('retry puts a failed one in line again, dismiss takes it out of sight', async () => {
    const server = await makeTestServer();
    server.ollama.setFaults({ pulls: { [model]: 'disk_full' } });
    await start(server);
    await server.until(async () => (await readStatus(server)).last_error);
    const retried = await server.send(post('pull/retry', { model }));
    expect(retried.status).toBe(202);
    await server.until(async () => (await readStatus(server)).last_error);
    expect(await (await server.send(post('pull/dismiss', { model }))).json()).toEqual({
      status: 'dismissed',
    });
    expect((await readStatus(server)).pulls).toEqual([]);
    for (const path of ['pull/retry', 'pull/dismiss']) {
      expect(await server.refusal(post(path, { model }))).toMatchObject({
        code: 'pull_not_found',
        status: 404,
      });
    }
  });

  it('a page hears of pulls with its snapshot, and of every change', async () => {
    const server = await makeTestServer(slowly);
    const heard = (type: string) =>
      server.events().flatMap(({ event }) => (event.type === type ? [event] : []));
    await server.until(() => heard('snapshot').length > 0);
    expect(heard('snapshot')).toMatchObject([{ pulls: [] }]);
    await start(server);
    await server.until(() => heard('models_changed').length > 0);
    const percents = heard('pulls').flatMap((event) =>
      event.type === 'pulls' ? [event.pulls[0]?.percent] : [],
    );
    expect(percents.length).toBeGreaterThan(5);
    await server.until(() =>
      heard('pulls').some((event) => 'pulls' in event && event.pulls[0]?.percent === 100),
    );
  });

  it('goes on by itself after a restart of the server', async () => {
    const server = await makeTestServer(slowly);
    await start(server);
    await server.until(isRunning(server));
    await server.restart();
    expect((await readStatus(server)).pulls).toMatchObject([{ model, resumed: true }]);
    await server.until(async () => server.ollama.installedNames().includes(model));
  });
});
