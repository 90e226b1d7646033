import { expect, test } from 'vitest';
import { cleanUpLater } from '#server/testing/clean-up.ts';
import { makeTestServer, type TestServer } from '#server/testing/make-test-server.ts';
import {
  type OllamaSimulator,
  startOllamaSimulator,
} from '#server/testing/ollama-simulator/start-ollama-simulator.ts';
import { ollamaHealthSchema } from '#shared/ollama.ts';
import { connectionSchema } from '#shared/ollama-connection.ts';
import { ollamaConfigSchema } from '#shared/settings.ts';

/** Neither file nor environment says where Ollama is. */
const open = { environment: { WINNOW_OLLAMA_HOST: '' } };

const testCall = (body: object) => ({ method: 'POST', path: '/api/ollama/connection/test', body }) as const;
const saveCall = (url: unknown) =>
  ({ method: 'PUT', path: '/api/ollama/connection', body: { url } }) as const;

const tryOut = (server: TestServer, body: object) => server.read(testCall(body), connectionSchema);
const save = (server: TestServer, url: string) => server.read(saveCall(url), connectionSchema);
const config = (server: TestServer) => server.read({ path: '/api/ollama/config' }, ollamaConfigSchema);
const health = (server: TestServer) => server.read({ path: '/api/ollama/health' }, ollamaHealthSchema);

async function startAnother(version = '0.31.2'): Promise<OllamaSimulator> {
  const ollama = await startOllamaSimulator({ version });
  cleanUpLater(ollama.stop);
  return ollama;
}

test('an address at which Ollama answers is told with version and latency, and not kept', async () => {
  const server = await makeTestServer(open);
  const before = (await config(server)).url;
  expect(await tryOut(server, { url: server.ollama.url })).toEqual({
    url: server.ollama.url,
    connected: true,
    version: '0.31.2',
    latency_ms: expect.any(Number),
    error_class: null,
    hint: null,
  });
  expect(await config(server)).toMatchObject({ url: before, url_is_configured: false });
});

test('an address is read as Ollama’s own tools read it', async () => {
  const server = await makeTestServer(open);
  expect(await tryOut(server, { url: ` 127.0.0.1:${server.ollama.port}/ ` })).toMatchObject({
    url: server.ollama.url,
    connected: true,
  });
});

test.each([
  ['html', 'not_ollama'],
  ['forbidden_host', 'forbidden_host'],
  ['unauthorized', 'unauthorized'],
  ['hang_headers', 'stalled'],
] as const)('what answers with %s is told by its class, with what to do', async (fault, name) => {
  const server = await makeTestServer({
    environment: { ...open.environment, WINNOW_OLLAMA_HEALTH_TIMEOUT: '300ms' },
  });
  server.ollama.setFaults({ server: fault });
  expect(await tryOut(server, { url: server.ollama.url })).toMatchObject({
    connected: false,
    version: null,
    latency_ms: null,
    error_class: name,
    hint: expect.stringContaining(server.ollama.url),
  });
});

test('where nobody answers the class is unreachable', async () => {
  const server = await makeTestServer(open);
  await server.ollama.stop();
  expect(await tryOut(server, { url: server.ollama.url })).toMatchObject({ error_class: 'unreachable' });
});

test('headers of a test are sent on top of the configured ones, and never told', async () => {
  const headers = JSON.stringify({ 'X-Secret': 'one', 'X-Other': 'two' });
  const server = await makeTestServer({
    environment: { ...open.environment, WINNOW_OLLAMA_HEADERS: headers },
  });
  const answer = await server.send(testCall({ url: server.ollama.url, headers: { 'X-Other': 'three' } }));
  expect(await answer.text()).not.toMatch(/one|two|three/);
  expect(server.ollama.requests[0]?.headers).toMatchObject({ 'x-secret': 'one', 'x-other': 'three' });
});

test('a working address is saved, counts at once for everything, and survives a restart', async () => {
  const server = await makeTestServer({ ...open, ollama: { version: '0.30.7' } });
  const { ollama } = server;
  expect(await save(server, `${ollama.url}/`)).toMatchObject({ url: ollama.url, connected: true });
  expect(await health(server)).toMatchObject({ connected: true, version: '0.30.7' });
  expect(await config(server)).toMatchObject({ url: ollama.url, url_is_configured: false });
  expect((await server.send({ path: '/api/ollama/models' })).status).toBe(200);
  await server.restart();
  expect(await health(server)).toMatchObject({ connected: true, version: '0.30.7' });
  expect(await config(server)).toMatchObject({ url: ollama.url });
});

test('a saved address can be changed for another one, and failures name the new one', async () => {
  const server = await makeTestServer(open);
  await save(server, server.ollama.url);
  const other = await startAnother('0.30.1');
  await save(server, other.url);
  expect(await health(server)).toMatchObject({ version: '0.30.1' });
  await other.stop();
  expect(await health(server)).toMatchObject({ hint: expect.stringContaining(other.url) });
  expect(await server.refusal({ path: '/api/ollama/models' })).toMatchObject({
    message: expect.stringContaining(other.url),
  });
});

test('pages are told when the address changes, and not when the same one is saved again', async () => {
  const server = await makeTestServer(open);
  await save(server, server.ollama.url);
  await save(server, server.ollama.url);
  await save(server, (await startAnother()).url);
  // Told last, so that everything before it has arrived.
  await server.saveInterests('Storage engines');
  const told = () =>
    server.events().flatMap(({ event }) => (event.type === 'settings_changed' ? [event.key] : []));
  await server.until(() => told().includes('interests'));
  expect(told()).toEqual(['ollama', 'ollama', 'interests']);
});

test('an address at which Ollama does not answer is not saved', async () => {
  const server = await makeTestServer(open);
  const before = await config(server);
  server.ollama.setFaults({ server: 'html' });
  expect(await server.refusal(saveCall(server.ollama.url))).toMatchObject({
    status: 422,
    code: 'connection_failed',
    details: { error_class: 'not_ollama' },
    hint: expect.any(String),
  });
  expect(await config(server)).toEqual(before);
});

test.each([
  [''],
  ['   '],
  ['http://'],
  ['ftp://127.0.0.1:11434'],
  ['http://somebody:secret@127.0.0.1:11434'],
  ['http://127.0.0.1:11434/?key=1'],
  ['not an address'],
  ['x'.repeat(2_001)],
  [7],
  [null],
])('%j is no address: refused by test and save', async (url) => {
  const server = await makeTestServer(open);
  for (const call of [testCall({ url }), saveCall(url)]) {
    expect(await server.refusal(call)).toMatchObject({ status: 400, code: 'invalid_request' });
  }
});

test.each([
  [{ headers: { 'a b': '1' } }],
  [{ headers: { a: '1\r\nb: 2' } }],
  [{ headers: 'x' }],
  [{ port: 1 }],
])('a test with %j is refused', async (body) => {
  const server = await makeTestServer(open);
  expect(await server.refusal(testCall(body))).toMatchObject({ status: 400, code: 'invalid_request' });
});

test('where the configuration names the address, only that one is tested and none is saved', async () => {
  const server = await makeTestServer();
  const other = await startAnother();
  expect(await tryOut(server, {})).toMatchObject({ url: server.ollama.url, connected: true });
  expect(await tryOut(server, { url: `${server.ollama.url}/` })).toMatchObject({ connected: true });
  for (const call of [testCall({ url: other.url }), saveCall(other.url), saveCall(server.ollama.url)]) {
    expect(await server.refusal(call)).toMatchObject({
      status: 409,
      code: 'url_is_configured',
      hint: expect.stringContaining('ollama.host'),
      details: { setting: 'ollama.host' },
    });
  }
  expect(other.requests).toEqual([]);
  expect(await config(server)).toMatchObject({ url: server.ollama.url, url_is_configured: true });
});
