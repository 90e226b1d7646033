import { expect, test } from 'vitest';
import { z } from 'zod';
import { WINNOW_VERSION } from '#server/config/version.ts';
import { makeBrowserClient } from '#server/testing/browser-client.ts';
import { cleanUpLater } from '#server/testing/clean-up.ts';
import { makeRss } from '#server/testing/feed-server/make-feeds.ts';
import { startFeedServer } from '#server/testing/feed-server/start-feed-server.ts';
import { makeTempFolder } from '#server/testing/make-temp-folder.ts';
import { startOllamaSimulator } from '#server/testing/ollama-simulator/start-ollama-simulator.ts';
import { launchProcess } from '#server/testing/start-process.ts';
import { testPassword, testPasswordHash } from '#server/testing/test-password.ts';
import { createdTokenSchema } from '#shared/access.ts';

const OLLAMA_KEY = 'key-of-the-model-host';
const LOGIN = { user: 'keeper', password: 'seal-the-hatch' };

/** The program in a process of its own, telling all that it would ever tell. */
async function startTalking() {
  const feeds = await startFeedServer();
  cleanUpLater(feeds.stop);
  const ollama = await startOllamaSimulator();
  cleanUpLater(ollama.stop);
  const { process, ready, end } = launchProcess({
    WINNOW_DATA_DIR: makeTempFolder(),
    WINNOW_LOG_LEVEL: 'debug',
    WINNOW_LOG_FORMAT: 'json',
    WINNOW_OLLAMA_HOST: ollama.url,
    WINNOW_OLLAMA_HEADERS: JSON.stringify({ 'x-api-key': OLLAMA_KEY }),
    WINNOW_AUTH_PASSWORD_HASH: testPasswordHash,
    WINNOW_FETCH_ALLOW_PRIVATE_NETWORKS: '127.0.0.0/8',
  });
  cleanUpLater(() => void end('SIGKILL'));
  let said = '';
  for (const stream of [process.stdout, process.stderr]) {
    stream?.on('data', (text: Buffer) => {
      said += text;
    });
  }
  const url = await ready;
  return { feeds, ollama, url, owner: makeBrowserClient(() => url), end, said: () => said };
}

const documentSchema = z.object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) });

test('what is secret stands in no answer and in no line of the log, each of which is JSON with the id of its request', {
  timeout: 60_000,
}, async () => {
  const { feeds, ollama, url, owner, end, said } = await startTalking();
  const post = (path: string, body: object) => owner.send({ method: 'POST', path, body });
  await post('/api/session', { password: 'not the password' });
  const answers = [await (await post('/api/session', { password: testPassword })).text()];
  const made = { method: 'POST', path: '/api/tokens', body: { name: 'A script', scope: 'write' } } as const;
  const { token } = await owner.read(made, createdTokenSchema);
  const headers = { authorization: `Bearer ${token}` };
  await owner.send({ path: '/api/counts', headers });

  await owner.chooseModel('granite4.1:3b');
  const items = [{ title: 'Neap tide', url: 'https://tides.example/neap', html: '<p>Low.</p>' }];
  feeds.set('/tides', { body: makeRss({ title: 'Tides', siteUrl: 'https://tides.example/', items }) });
  const added = await post('/api/feeds', { url: feeds.url('/tides'), login: LOGIN });
  answers.push(await added.text());
  feeds.set('/tides', { status: 401, body: 'no' });
  await post('/api/feeds/refresh', {});
  const { paths } = await owner.read({ path: '/api/openapi.json' }, documentSchema);
  for (const [path, methods] of Object.entries(paths)) {
    if (!('get' in methods) || path === '/api/events' || path === '/api/export') continue;
    answers.push(await (await owner.send({ path: path.replace(/\{\w+\}/g, '1') })).text());
  }
  const asked = await owner.send({ path: '/api/counts' });
  await end('SIGTERM');

  // All of them were really used.
  expect(feeds.requestsTo('/tides')[0]?.headers.authorization).toContain('Basic ');
  expect(ollama.requests.some(({ headers: sent }) => sent['x-api-key'] === OLLAMA_KEY)).toBe(true);
  const secrets = [OLLAMA_KEY, LOGIN.password, testPassword, testPasswordHash, token.slice(-43)];
  const cookie = owner.cookie()?.split('=')[1] ?? '';
  for (const secret of [...secrets, cookie, cookie.slice(-43)]) {
    expect(secret.length).toBeGreaterThan(10);
    expect(answers.join('\n')).not.toContain(secret);
    expect(said()).not.toContain(secret);
  }
  const log = said()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(log).toContainEqual(
    expect.objectContaining({ level: 30, msg: `Winnow ${WINNOW_VERSION} is ready: ${url}` }),
  );
  const requests = log.filter(({ msg }) => msg === 'request');
  expect(requests).toContainEqual(
    expect.objectContaining({
      id: asked.headers.get('x-request-id'),
      method: 'GET',
      path: '/api/counts',
      status: 200,
    }),
  );
});
