import { describe, expect, it } from 'vitest';
import { makeRss } from '#server/testing/feed-server/make-feeds.ts';
import { makeTestServer, type TestServer } from '#server/testing/make-test-server.ts';
import { makePullable } from '#server/testing/ollama-simulator/library.ts';
import { defaultInstalled, makeCloudStub, makeModel } from '#server/testing/ollama-simulator/models.ts';
import { modelLibrarySchema } from '#shared/model-library.ts';
import { downloadStatusSchema, pullSchema } from '#shared/pull.ts';

const readLibrary = (server: TestServer) => server.read({ path: '/api/ollama/models' }, modelLibrarySchema);
const readPulls = async (server: TestServer) =>
  (await server.read({ path: '/api/ollama/download-status' }, downloadStatusSchema)).pulls;
const remove = (name: string) => ({ method: 'DELETE', path: `/api/ollama/models/${name}` }) as const;
const pull = (model: string) =>
  ({
    method: 'POST',
    path: '/api/ollama/models/pull',
    body: { model },
    headers: { accept: 'application/json' },
  }) as const;

describe('GET /api/ollama/models', () => {
  it('lists what is installed, with the disk it takes: two names of one model count once', async () => {
    const server = await makeTestServer();
    const library = await readLibrary(server);
    expect(library.models.map(({ name }) => name)).toEqual(defaultInstalled.map(({ name }) => name));
    expect(library.disk_bytes).toBe(2_104_930_113 + 2_019_393_189 + 45_960_996);
  });

  it('recommends six chat models and two for estimates, and says which this Ollama is too old for', async () => {
    const server = await makeTestServer({ ollama: { version: '0.22.1' } });
    const { recommended } = await readLibrary(server);
    expect(recommended.map(({ kind }) => kind)).toEqual([...Array(6).fill('chat'), 'estimate', 'estimate']);
    const unsupported = recommended.filter(({ supported }) => supported === false).map(({ name }) => name);
    expect(unsupported).toEqual(['qwen3.5:4b', 'qwen3.5:9b']);
    expect(recommended.find(({ name }) => name === 'llama3.2:3b')).toEqual({
      name: 'llama3.2:3b',
      approximate_size: 2_000_000_000,
      purpose: expect.stringMatching(/every version/),
      min_version: null,
      prefix_reused: 'yes',
      kind: 'chat',
      supported: true,
    });
  });

  it('lists a cloud stub, which may not judge unless the owner allows it', async () => {
    const models = [makeCloudStub('gpt-oss:20b-cloud')];
    const refused = await makeTestServer({ ollama: { models } });
    const environment = { WINNOW_OLLAMA_ALLOW_CLOUD: 'true' };
    const allowed = await makeTestServer({ ollama: { models }, environment });
    expect((await readLibrary(refused)).models).toMatchObject([{ remote: true, can_judge: false }]);
    expect((await readLibrary(allowed)).models).toMatchObject([{ remote: true, can_judge: true }]);
  });

  it('says which models are in use, and why', async () => {
    const server = await makeTestServer({ ollama: { pullBytesPerSecond: 800_000_000 } });
    await server.chooseModel('granite4.1:3b');
    await server.chooseForEstimates('all-minilm');
    await server.read(pull('qwen3.5:4b'), pullSchema);
    expect((await readLibrary(server)).in_use).toEqual([
      { name: 'granite4.1:3b', reason: 'configured' },
      { name: 'all-minilm:latest', reason: 'estimates' },
      { name: 'qwen3.5:4b', reason: 'being_pulled' },
    ]);
  });

  it('answers 503 with the class while Ollama is away', async () => {
    const server = await makeTestServer();
    await server.ollama.stop();
    expect(await server.refusal({ path: '/api/ollama/models' })).toMatchObject({
      status: 503,
      code: 'ollama_unreachable',
      details: { error_class: 'unreachable' },
    });
  });

  it.each(['forbidden_host', 'unauthorized', 'not_ollama'] as const)(
    'answers 503 with a code of its own for %s',
    async (errorClass) => {
      const server = await makeTestServer();
      server.ollama.setFaults({ server: errorClass === 'not_ollama' ? 'html' : errorClass });
      expect(await server.refusal({ path: '/api/ollama/models' })).toMatchObject({
        status: 503,
        code: `ollama_${errorClass}`,
        details: { error_class: errorClass },
        hint: expect.stringMatching(/\w/),
      });
    },
  );
});

describe('a cancelled pull', () => {
  const cancelled = async () => {
    const library = [makePullable({ name: 'gemma4:e2b', size: 4_602_117_904 })];
    const server = await makeTestServer({ ollama: { library, pullBytesPerSecond: 100_000_000 } });
    await server.read(pull('gemma4:e2b'), pullSchema);
    await server.until(async () => ((await readPulls(server))[0]?.completed ?? 0) > 0);
    await server.send({ method: 'POST', path: '/api/ollama/models/pull/cancel' });
    expect(await readPulls(server)).toMatchObject([{ model: 'gemma4:e2b', state: 'cancelled' }]);
    return server;
  };

  it('is forgotten when the library shows its model as installed', async () => {
    const server = await cancelled();
    await readLibrary(server);
    expect(await readPulls(server)).toHaveLength(1);
    server.ollama.setModels([makeModel({ name: 'gemma4:e2b' })]);
    await readLibrary(server);
    expect(await readPulls(server)).toEqual([]);
  });

  it('is forgotten when its model is deleted', async () => {
    const server = await cancelled();
    server.ollama.setModels([makeModel({ name: 'gemma4:e2b' })]);
    await server.send(remove('gemma4:e2b'));
    expect(await readPulls(server)).toEqual([]);
  });
});

describe('DELETE /api/ollama/models/{name}', () => {
  const name = 'hf.co/user/repo-GGUF:Q4_K_M';

  it.each([name, encodeURIComponent(name), encodeURI(name)])('deletes %s, encoded or not', async (path) => {
    const server = await makeTestServer({ ollama: { models: [makeModel({ name })] } });
    const answer = await server.send(remove(path));
    expect([answer.status, await answer.json()]).toEqual([200, { status: 'deleted' }]);
    expect(server.ollama.installedNames()).toEqual([]);
    await server.until(() => server.events().some(({ name: event }) => event === 'models_changed'));
  });

  it('sends the name as Ollama spells it', async () => {
    const server = await makeTestServer();
    await server.send(remove('READER'));
    expect(server.ollama.requests.at(-1)?.body).toEqual({ model: 'reader:latest' });
    expect(server.ollama.installedNames()).toContain('llama3.2:3b');
  });

  it('refuses the configured model, by any of its spellings', async () => {
    const server = await makeTestServer();
    await server.chooseModel('granite4.1:3b');
    expect(await server.refusal(remove('library/Granite4.1:3b'))).toMatchObject({
      status: 409,
      code: 'model_in_use',
      message: expect.stringContaining('judges your articles'),
      details: { reason: 'configured' },
    });
    expect(server.ollama.installedNames()).toContain('granite4.1:3b');
  });

  it('refuses the model for estimates, until another or none is chosen', async () => {
    const server = await makeTestServer();
    await server.chooseForEstimates('all-minilm');
    expect(await server.refusal(remove('ALL-MINILM:latest'))).toMatchObject({
      status: 409,
      code: 'model_in_use',
      message: expect.stringContaining('in use for estimates'),
      hint: expect.stringContaining('Built in only'),
      details: { reason: 'estimates' },
    });
    await server.chooseForEstimates(null);
    expect((await server.send(remove('all-minilm:latest'))).status).toBe(200);
  });

  it('refuses one that is being pulled or waits for it', async () => {
    const library = [makePullable({ name: 'gemma4:e2b', size: 4_602_117_904 })];
    const server = await makeTestServer({ ollama: { library, pullBytesPerSecond: 100_000_000 } });
    for (const model of ['gemma4:e2b', 'other:1b']) {
      await server.read(pull(model), pullSchema);
      expect(await server.refusal(remove(model))).toMatchObject({
        status: 409,
        code: 'model_in_use',
        details: { reason: 'being_pulled' },
      });
    }
  });

  it('refuses one that is judging an article right now, although another is chosen already', async () => {
    const server = await makeTestServer();
    const asked = Promise.withResolvers<void>();
    server.ollama.setFaults({
      chats: () => {
        asked.resolve();
        return 'hang_headers';
      },
    });
    await server.chooseModel('granite4.1:3b');
    const item = { title: 'Spring tides', url: 'https://site.example/tides', html: '<p>The sea.</p>' };
    const feed = { title: 'Tidal Notes', siteUrl: 'https://site.example', items: [item] };
    server.feeds.set('/feed', { body: makeRss(feed) });
    await server.addFeed(server.feeds.url('/feed'));
    await server.until(async () => (await server.status()).current_article_id !== null);
    await asked.promise;
    await server.chooseModel('llama3.2:3b');
    expect(await server.refusal(remove('granite4.1:3b'))).toMatchObject({
      code: 'model_in_use',
      details: { reason: 'running_call' },
    });
  });

  it.each([
    ['nobody:1b', 404, 'model_not_installed'],
    ['..%2Fup', 400, 'bad_model_name'],
    ['x'.repeat(300), 400, 'bad_model_name'],
    ['%20', 400, 'bad_model_name'],
  ])('answers %s with %i %s', async (path, status, code) => {
    const server = await makeTestServer();
    expect(await server.refusal(remove(path))).toMatchObject({ status, code });
    expect(server.ollama.installedNames()).toHaveLength(defaultInstalled.length);
  });

  it('answers 503 while Ollama is away', async () => {
    const server = await makeTestServer();
    await server.ollama.stop();
    expect(await server.refusal(remove('reader'))).toMatchObject({ status: 503, code: 'ollama_unreachable' });
  });
});

describe('POST /api/ollama/models/unload', () => {
  const unload = (model: string) =>
    ({ method: 'POST', path: '/api/ollama/models/unload', body: { model } }) as const;

  it('takes a model out of memory', async () => {
    const server = await makeTestServer();
    const body = JSON.stringify({ model: 'llama3.2:3b' });
    await fetch(`${server.ollama.url}/api/generate`, { method: 'POST', body });
    expect((await readLibrary(server)).models.filter(({ is_loaded }) => is_loaded)).toHaveLength(2);
    const answer = await server.send(unload('llama3.2:3b'));
    expect(await answer.json()).toEqual({ status: 'unloaded' });
    expect((await readLibrary(server)).models.filter(({ is_loaded }) => is_loaded)).toEqual([]);
    await server.until(() => server.events().some(({ name }) => name === 'models_changed'));
  });

  it('refuses what is not installed, and what is no name', async () => {
    const server = await makeTestServer();
    expect(await server.refusal(unload('nobody:1b'))).toMatchObject({
      status: 404,
      code: 'model_not_installed',
      message: 'nobody:1b is not installed.',
      hint: expect.stringContaining('library'),
    });
    expect(await server.refusal(unload('???'))).toMatchObject({ status: 400, code: 'bad_model_name' });
  });
});

describe('the description of the API', () => {
  it('names every call about models and pulls', async () => {
    const server = await makeTestServer();
    const answer = await server.send({ path: '/api/openapi.json' });
    const { paths } = (await answer.json()) as { paths: Record<string, object> };
    const calls = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    );
    expect(calls).toEqual(
      expect.arrayContaining([
        'get /api/ollama/models',
        'delete /api/ollama/models/{name}',
        'post /api/ollama/models/unload',
        'post /api/ollama/models/pull',
        'post /api/ollama/models/pull/cancel',
        'post /api/ollama/models/pull/retry',
        'post /api/ollama/models/pull/dismiss',
        'get /api/ollama/download-status',
      ]),
    );
  });
});
