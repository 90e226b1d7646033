import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listChats } from '#server/testing/asked-chats.ts';
import { cleanUpLater } from '#server/testing/clean-up.ts';
import { type EventStream, openEventStream } from '#server/testing/event-stream.ts';
import { makeRss } from '#server/testing/feed-server/make-feeds.ts';
import { startFeedServer } from '#server/testing/feed-server/start-feed-server.ts';
import { makeTempFolder } from '#server/testing/make-temp-folder.ts';
import { startOllamaSimulator } from '#server/testing/ollama-simulator/start-ollama-simulator.ts';
import { launchProcess } from '#server/testing/start-process.ts';
import { makeTestApi, type TestApi } from '#server/testing/test-api.ts';
import { testPassword, testPasswordHash } from '#server/testing/test-password.ts';
import { makeUntil, type Until } from '#server/testing/until-event.ts';

type Program = { process: ChildProcess; api: TestApi; until: Until; stream: EventStream };

/** Starts the program as a process of its own, as a user does, and waits until it says where it is. */
async function startProgram(environment: Record<string, string>): Promise<Program> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts')], {
    env: { PATH: process.env['PATH'], WINNOW_SERVER_PORT: '0', WINNOW_LOG_LEVEL: 'silent', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  cleanUpLater(() => child.kill('SIGKILL'));
  const url = await new Promise<string>((resolve, reject) => {
    let said = '';
    const listen = (text: Buffer) => {
      said += text;
      const found = /is ready: (http:[^\s"]+)[\s"]/.exec(said)?.[1];
      if (found) resolve(found);
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.on('exit', (code) => reject(new Error(`The program ended with ${code}: ${said}`)));
  });
  const stream = await openEventStream(url);
  cleanUpLater(stream.close);
  return { process: child, api: makeTestApi(() => url), stream, until: makeUntil(stream.subscribe) };
}

async function makeSurroundings() {
  const feeds = await startFeedServer();
  cleanUpLater(feeds.stop);
  const ollama = await startOllamaSimulator();
  cleanUpLater(ollama.stop);
  const items = [1, 2, 3].map((number) => ({
    title: `Wave ${number}`,
    url: `https://tidal.example/${number}`,
    html: '<p>A wave of the sea.</p>',
    // Young enough to be judged without being asked for.
    publishedAt: Date.now() - number * 3_600_000,
  }));
  feeds.set('/feed', { body: makeRss({ title: 'Tidal Notes', siteUrl: 'https://tidal.example/', items }) });
  const environment = {
    WINNOW_DATA_DIR: makeTempFolder(),
    WINNOW_OLLAMA_HOST: ollama.url,
    WINNOW_FETCH_ALLOW_PRIVATE_NETWORKS: '127.0.0.0/8',
  };
  return { feeds, ollama, environment };
}

/** Runs the program to its end; `said`: everything that it wrote. */
async function runProgram(...args: string[]) {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts'), ...args], {
    env: { PATH: process.env['PATH'] },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (text: Buffer) => {
      said += text;
    });
  }
  const [code] = await once(child, 'close');
  return { code, said };
}

/** A process takes its time to start, more so beside other tests. */
const timeout = 60_000;

const ended = (child: ChildProcess) => once(child, 'exit').then(([code, signal]) => ({ code, signal }));

test('after a crash in the middle of judging nothing is lost and every article has been judged exactly once', {
  timeout,
}, async () => {
  const { feeds, ollama, environment } = await makeSurroundings();
  const first = await startProgram(environment);
  await first.api.chooseModel('granite4.1:3b');
  const inTheMiddle = Promise.withResolvers<void>();
  ollama.setFaults({
    chats: ({ number }) => {
      if (number === 1) return 'none';
      inTheMiddle.resolve();
      return 'hang_mid_stream';
    },
  });
  await first.api.addFeed(feeds.url('/feed'));
  await inTheMiddle.promise;
  const judgedBefore = (await first.api.list('all')).articles.filter(({ state }) => state === 'judged');
  expect(judgedBefore.map(({ title }) => title)).toEqual(['Wave 1']);
  first.process.kill('SIGKILL');
  await ended(first.process);

  ollama.setFaults({ chats: [] });
  const second = await startProgram(environment);
  await second.until(async () => (await second.api.status()).state === 'idle');
  const { articles } = await second.api.list('all');
  expect(articles.map(({ state }) => state)).toEqual(['judged', 'judged', 'judged']);
  expect(articles.find(({ title }) => title === 'Wave 1')).toEqual(judgedBefore[0]);
  // The one that was interrupted was asked about twice; nobody saw the first time.
  const asked = listChats(ollama).map(({ title }) => title);
  expect(asked.sort()).toEqual(['Wave 1', 'Wave 2', 'Wave 2', 'Wave 3']);
  second.process.kill('SIGTERM');
  expect(await ended(second.process)).toEqual({ code: 0, signal: null });
});

test('a signal ends the program cleanly within five seconds, even with an open stream and when it comes twice', {
  timeout,
}, async () => {
  const { environment } = await makeSurroundings();
  const program = await startProgram(environment);
  const before = performance.now();
  program.process.kill('SIGTERM');
  program.process.kill('SIGTERM');
  expect(await ended(program.process)).toEqual({ code: 0, signal: null });
  expect(performance.now() - before).toBeLessThan(5_000);
  await program.stream.ended;
});

test.each([
  ['pretty', /^Winnow \S+ is ready: http:\S+\n$/],
  ['json', /^\{"level":30,.*"msg":"Winnow \S+ is ready: http:[^"]+"\}\n$/],
])(
  'where it is stands in the format of the log, at every level of it: %s',
  { timeout },
  async (format, line) => {
    const {
      process: child,
      ready,
      end,
    } = launchProcess({
      ...{ WINNOW_DATA_DIR: makeTempFolder(), WINNOW_LOG_FORMAT: format },
      WINNOW_OLLAMA_HOST: 'http://127.0.0.1:1',
    });
    cleanUpLater(() => void end('SIGKILL'));
    let said = '';
    child.stdout?.on('data', (text: Buffer) => {
      said += text;
    });
    await ready;
    await end('SIGTERM');
    expect(said).toMatch(line);
  },
);

test('a program that cannot start says why in one sentence and ends with 1', { timeout }, async () => {
  const refused = startProgram({ WINNOW_DATA_DIR: makeTempFolder(), WINNOW_LOG_LEVEL: 'loud' });
  await expect(refused).rejects.toThrow(/ended with 1: The configuration has a mistake:\n {2}log.level: /);
});

test('a second one on the same data folder is refused with what to do, and the first goes on', {
  timeout,
}, async () => {
  const { environment } = await makeSurroundings();
  const first = await startProgram(environment);
  await expect(startProgram(environment)).rejects.toThrow(
    /ended with 1: Another Winnow is using .*\. Stop that one first, or give this one a folder of its own/,
  );
  expect(await first.api.counts()).toMatchObject({ all: 0 });
});

test('where others could reach it, it starts only with a password, and says how to set one', {
  timeout,
}, async () => {
  const environment = { WINNOW_DATA_DIR: makeTempFolder(), WINNOW_SERVER_HOST: '0.0.0.0' };
  await expect(startProgram(environment)).rejects.toThrow(
    /ended with 1: Winnow does not start: other machines can reach 0\.0\.0\.0 .*\nSet one with: {2}npm run winnow -- password\n/,
  );
  const setting = spawn(process.execPath, [join(import.meta.dirname, 'main.ts'), 'password'], {
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  setting.stdin.end(`${testPassword}\n`);
  expect(await ended(setting)).toEqual({ code: 0, signal: null });
  const program = await startProgram(environment);
  expect(await program.api.refusal({ path: '/api/counts' })).toMatchObject({ status: 401 });
  program.process.kill('SIGTERM');
  expect(await ended(program.process)).toEqual({ code: 0, signal: null });
});

test('help names every command, and a command that there is not names all that there are', {
  timeout,
}, async () => {
  const [help, wrong] = [await runProgram('--help'), await runProgram('dance')];
  expect([help.code, wrong.code]).toEqual([0, 1]);
  expect(wrong.said).toContain('There is no command “dance”.');
  const named = /There are: (.*)\./.exec(wrong.said)?.[1]?.split(', ') ?? [];
  expect(named.length).toBeGreaterThan(7);
  for (const name of named) {
    if (name !== 'help' && name !== 'serve') expect(help.said).toMatch(new RegExp(` ${name} {2,}\\w`));
  }
});

test('a command whose output nobody reads to the end is silent about it', { timeout }, async () => {
  const asked = spawn(process.execPath, [join(import.meta.dirname, 'main.ts'), 'doctor'], {
    env: { PATH: process.env['PATH'], WINNOW_DATA_DIR: makeTempFolder() },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  asked.stdout.destroy();
  let said = '';
  asked.stderr.on('data', (text: Buffer) => {
    said += text;
  });
  expect((await ended(asked)).signal).toBe(null);
  expect(said).toBe('');
});

test.each([
  ['a hash in the configuration', { WINNOW_AUTH_PASSWORD_HASH: testPasswordHash }],
  [
    'a proxy that logs people in',
    { WINNOW_AUTH_PROXY_HEADER: 'Remote-User', WINNOW_SERVER_TRUSTED_PROXIES: '10.0.0.1' },
  ],
])('it also starts there with %s', { timeout }, async (_, protection) => {
  const surroundings = { WINNOW_DATA_DIR: makeTempFolder(), WINNOW_SERVER_HOST: '0.0.0.0' };
  const program = await startProgram({ ...surroundings, ...protection });
  expect(await program.api.refusal({ path: '/api/counts' })).toMatchObject({ status: 401 });
});
