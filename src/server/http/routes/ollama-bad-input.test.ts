import { beforeAll, describe, expect, it } from 'vitest';
import { makeTestServer, type TestServer } from '#server/testing/make-test-server.ts';
import { defaultInstalled } from '#server/testing/ollama-simulator/models.ts';
import { downloadStatusSchema, pullSchema } from '#shared/pull.ts';
import { ollamaConfigSchema } from '#shared/settings.ts';

const CONFIG = '/api/ollama/config';
const LONG = 'x'.repeat(301);
const badNames = ['', '   ', LONG, '../up', 'модель:3b', 'http://example.org/model', 'two words'];
const post = (path: string, model: unknown) =>
  ({ method: 'POST', path: `/api/ollama/models/${path}`, body: { model } }) as const;
/** A stable code, a sentence for people, and a status that blames the request. */
const clear = (status: number, code: string) => ({
  status,
  code,
  message: expect.stringMatching(/\w.* .*\w/),
});

let server: TestServer;
beforeAll(async () => {
  server = await makeTestServer();
  await server.chooseModel('granite4.1:3b');
});

const readConfig = () => server.read({ path: CONFIG }, ollamaConfigSchema);
const readPulls = async () =>
  (await server.read({ path: '/api/ollama/download-status' }, downloadStatusSchema)).pulls;

/** What a refused request may have touched: at Ollama, and with us. */
async function readAll() {
  const changing = server.ollama.requests.filter(({ path }) => !/\/api\/(tags|ps|version|show)$/.test(path));
  return {
    config: await readConfig(),
    pulls: await readPulls(),
    installed: server.ollama.installedNames(),
    asked: changing.length,
  };
}

describe('a name that is none', () => {
  const paths = ['pull', 'pull/cancel', 'pull/retry', 'pull/dismiss', 'unload', 'test'];
  const calls = paths.flatMap((path) => badNames.map((name) => [path, name] as const));

  it.each(calls)('POST …/%s with %j is refused, and nothing changes', async (path, name) => {
    const before = await readAll();
    expect(await server.refusal(post(path, name))).toMatchObject(clear(400, 'bad_model_name'));
    expect(await readAll()).toEqual(before);
  });

  it.each([
    '%20',
    LONG,
    '..%2Fup',
    encodeURIComponent('модель:3b'),
    encodeURIComponent('http://a.example/m'),
  ])('DELETE …/%s is refused, and nothing changes', async (path) => {
    const before = await readAll();
    const call = { method: 'DELETE', path: `/api/ollama/models/${path}` } as const;
    expect(await server.refusal(call)).toMatchObject(clear(400, 'bad_model_name'));
    expect(await readAll()).toEqual(before);
  });
});

describe('a choice that is none', () => {
  it.each<[string, object, number, string]>([
    ['an unknown field', { categorization_model: 'llama3.2:3b', model: 'reader' }, 400, 'invalid_request'],
    ['no model', {}, 400, 'invalid_request'],
    ['a version alone', { version: 1 }, 400, 'invalid_request'],
    ['a blank model for estimates', { estimate_model: ' ' }, 400, 'invalid_request'],
    ['an unknown model for estimates', { estimate_model: 'nobody:7b' }, 404, 'model_not_installed'],
    ['a chat model for estimates', { estimate_model: 'llama3.2:3b' }, 422, 'model_cannot_embed'],
    ['an old version for estimates', { estimate_model: 'all-minilm', version: 0 }, 409, 'settings_changed'],
    ['a blank name', { categorization_model: '  ' }, 400, 'invalid_request'],
    ['a name without end', { categorization_model: LONG }, 400, 'invalid_request'],
    ['a number', { categorization_model: 3 }, 400, 'invalid_request'],
    ['a way up', { categorization_model: '../up' }, 404, 'model_not_installed'],
    ['letters that no name has', { categorization_model: 'модель:3b' }, 404, 'model_not_installed'],
    ['an address', { categorization_model: 'http://example.org/model' }, 404, 'model_not_installed'],
    ['vectors only', { categorization_model: 'all-minilm' }, 422, 'model_cannot_judge'],
    ['an old version', { categorization_model: 'llama3.2:3b', version: 0 }, 409, 'settings_changed'],
  ])('%s is refused, and the saved one stays', async (...[, body, status, code]) => {
    const before = await readAll();
    expect(await server.refusal({ method: 'PUT', path: CONFIG, body })).toMatchObject(clear(status, code));
    expect(await readAll()).toEqual(before);
  });

  it.each<[string, object, string]>([
    ['no model', {}, 'The request: Name the model that is to change.'],
    ['a blank one', { categorization_model: ' ' }, 'categorization_model must not be blank.'],
    ['a number', { categorization_model: 3 }, 'categorization_model has to be a text.'],
    ['an unknown field', { categorization_model: 'reader', modle: 1 }, 'There is no field “modle”.'],
  ])('%s is refused with a sentence that names the field', async (_, body, message) => {
    expect(await server.refusal({ method: 'PUT', path: CONFIG, body })).toMatchObject({ message });
  });

  it('in an address too', async () => {
    expect(await server.refusal({ path: '/api/articles?view=zzz' })).toMatchObject({
      code: 'invalid_request',
      message: expect.stringMatching(/^view has to be one of unread, all, /),
    });
    expect(await server.refusal({ path: '/api/articles/rows' })).toMatchObject({
      message: 'ids is missing.',
    });
  });

  it('of two tabs with one version the second is refused, and the first stays', async () => {
    const { version } = await readConfig();
    const save = (name: string) =>
      server.send({ method: 'PUT', path: CONFIG, body: { categorization_model: name, version } });
    expect((await save('llama3.2:3b')).status).toBe(200);
    expect((await save('reader')).status).toBe(409);
    expect(await readConfig()).toMatchObject({ categorization_model: 'llama3.2:3b', version: version + 1 });
    await server.chooseModel('granite4.1:3b');
  });
});

describe('a name that is there already', () => {
  it.each(['llama3.2:3b', 'LLAMA3.2:3B', 'library/llama3.2:3b', 'reader', 'all-minilm'])(
    'a pull of %s, which is installed, is refused and starts nothing',
    async (name) => {
      const before = await readAll();
      expect(await server.refusal(post('pull', name))).toMatchObject(clear(409, 'model_installed'));
      expect(await readAll()).toEqual(before);
    },
  );

  it('a pull of what is being pulled joins it, and does not ask Ollama again', async () => {
    server.ollama.setFaults({ pulls: { 'qwen3.5:4b': 'stall' } });
    const headers = { accept: 'application/json' };
    const first = await server.read({ ...post('pull', 'qwen3.5:4b'), headers }, pullSchema);
    await server.until(async () => (await readPulls())[0]?.phase === 'downloading');
    const second = await server.read({ ...post('pull', 'library/QWEN3.5:4b'), headers }, pullSchema);
    expect(second.id).toBe(first.id);
    expect(await readPulls()).toHaveLength(1);
    expect(server.ollama.requests.filter(({ path }) => path === '/api/pull')).toHaveLength(1);

    const remove = { method: 'DELETE', path: '/api/ollama/models/qwen3.5:4b' } as const;
    expect(await server.refusal(remove)).toMatchObject(clear(409, 'model_in_use'));
    expect(await readPulls()).toMatchObject([{ id: first.id, state: 'running' }]);
    await server.send(post('pull/cancel', 'qwen3.5:4b'));
  });

  it('deleting the model that judges is refused with the reason, and it stays', async () => {
    const remove = { method: 'DELETE', path: '/api/ollama/models/granite4.1:3b' } as const;
    expect(await server.refusal(remove)).toMatchObject({
      ...clear(409, 'model_in_use'),
      details: { reason: 'configured' },
    });
    expect(server.ollama.installedNames()).toHaveLength(defaultInstalled.length);
    expect(server.ollama.requests.filter(({ path }) => path === '/api/delete')).toEqual([]);
  });
});
