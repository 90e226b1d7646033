import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { listChats } from '#server/testing/asked-chats.ts';
import { cleanUpLater } from '#server/testing/clean-up.ts';
import { makeTempFolder } from '#server/testing/make-temp-folder.ts';
import type { ChatFault } from '#server/testing/ollama-simulator/faults.ts';
import { startOllamaSimulator } from '#server/testing/ollama-simulator/start-ollama-simulator.ts';
import { runEvaluate } from './evaluate.ts';

// Whether a model ranks well is never asserted here: the simulator's answers are no evidence of quality.

const figure = z.number().nullable();
const reportSchema = z.looseObject({
  model: z.string(),
  complete: z.boolean(),
  results: z.array(
    z.looseObject({
      owner: z.string(),
      articles: z.number(),
      valid: z.number(),
      auc: figure,
      pair_accuracy: figure,
    }),
  ),
});

async function startOllama() {
  const ollama = await startOllamaSimulator();
  cleanUpLater(ollama.stop);
  return ollama;
}

/** Runs the command in this process, with a small set of its own unless told otherwise. */
async function run(args: string[], { stop = new AbortController() } = {}) {
  let written = '';
  let said = '';
  const code = await runEvaluate(args, {
    environment: {},
    write: (text) => {
      written += text;
    },
    say: (text) => {
      said += text;
    },
    isTerminal: false,
    signal: stop.signal,
  });
  return { code, written, said };
}

function makeSetFile(changes: Record<string, unknown> = {}): string {
  const set = {
    owners: [{ name: 'Jo', interests: 'Trains', anti_interests: 'Football', wanted_topics: ['rail'] }],
    articles: [
      { title: 'The night train', text: 'A sleeper train with a couchette.', topic: 'rail' },
      { title: 'The cup', text: 'A football match with two goals.', topic: 'sport' },
    ],
    ...changes,
  };
  const file = join(makeTempFolder(), 'set.json');
  writeFileSync(file, JSON.stringify(set));
  return file;
}

function readReport(written: string) {
  return reportSchema.parse(JSON.parse(written.slice(written.indexOf('\n{\n'))));
}

test('the program prints a table and JSON for the model test and for every owner of the set', async () => {
  const ollama = await startOllama();
  const program = spawn(
    process.execPath,
    [
      join(import.meta.dirname, 'main.ts'),
      'evaluate',
      '--ollama',
      ollama.url,
      '--model',
      'granite4.1:3b',
      '--limit',
      '8',
    ],
    { env: { PATH: process.env['PATH'] }, cwd: makeTempFolder(), stdio: ['ignore', 'pipe', 'pipe'] },
  );
  cleanUpLater(() => program.kill('SIGKILL'));
  let written = '';
  program.stdout.on('data', (text: Buffer) => {
    written += text;
  });
  let said = '';
  program.stderr.on('data', (text: Buffer) => {
    said += text;
  });
  expect(await once(program, 'close')).toEqual([0, null]);

  const report = readReport(written);
  expect(report).toMatchObject({ model: 'granite4.1:3b', complete: true });
  expect(report.results.map(({ owner, articles }) => [owner, articles])).toEqual([
    ['Model test', 12],
    ['Mara', 8],
    ['Jonas', 8],
    ['Ines', 8],
    ['Tomas', 8],
  ]);
  expect(report.results.every(({ auc }) => auc !== null && auc >= 0 && auc <= 1)).toBe(true);
  expect(written).toMatch(/^ +articles +valid +pairs right +AUC/m);
  expect(written).toMatch(/^Mara +8 +8 +[\d.]+ of 15 /m);
  expect(written).toMatch(/^AUC by topic +Mara +Jonas +Ines +Tomas$/m);
  expect(said).toMatch(/^Mara: 8 of 8, less than a minute left$/m);
  expect(listChats(ollama)).toHaveLength(12 + 4 * 8);
});

test('every article is asked about with the prompt of its reader, and never with its topic or its grade', async () => {
  const ollama = await startOllama();
  const set = makeSetFile({
    articles: [
      { title: 'The night train', text: 'A sleeper train.', topic: 'secretly-wanted', grades: { Jo: 3 } },
      { title: 'The cup', text: 'A football match.', topic: 'sport', grades: { Jo: 0 } },
    ],
    owners: [
      { name: 'Jo', interests: 'Trains', anti_interests: 'Football', wanted_topics: ['secretly-wanted'] },
    ],
  });
  const { code } = await run(['--ollama', ollama.url, '--model', 'granite4.1:3b', '--set', set]);
  expect(code).toBe(0);
  const asked = listChats(ollama).slice(12);
  expect(asked.map(({ title, prompt }) => [title, prompt.interests, prompt.antiInterests])).toEqual([
    ['The night train', ['Trains'], ['Football']],
    ['The cup', ['Trains'], ['Football']],
  ]);
  expect(JSON.stringify(asked)).not.toContain('secretly-wanted');
});

test('with --json the report is in the file, with every score', async () => {
  const ollama = await startOllama();
  const file = join(makeTempFolder(), 'report.json');
  const set = makeSetFile();
  const ran = await run(['--ollama', ollama.url, '--model', 'granite4.1:3b', '--set', set, '--json', file]);
  expect(ran).toMatchObject({ code: 0, written: expect.not.stringContaining('{') });
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
    complete: true,
    set,
    results: [{ source: 'model_test' }, { source: 'set', owner: 'Jo', pairs: 1 }],
    articles: { length: 16, 12: { owner: 'Jo', title: 'The night train', wanted: true, ranker: 'judge' } },
  });
});

test('an answer that is of no use counts as invalid and stops nothing', async () => {
  const ollama = await startOllama();
  ollama.setFaults({
    chats: ({ text }): ChatFault | 'none' => (text.includes('The cup') ? 'not_json' : 'none'),
  });
  const { code, written } = await run([
    '--ollama',
    ollama.url,
    '--model',
    'granite4.1:3b',
    '--set',
    makeSetFile(),
  ]);
  expect(code).toBe(0);
  expect(readReport(written).results[1]).toMatchObject({
    articles: 2,
    valid: 1,
    auc: null,
    pair_accuracy: 0,
  });
});

test('stopped in the middle of an answer, it prints what it has and says so', async () => {
  const ollama = await startOllama();
  const stop = new AbortController();
  ollama.setFaults({
    chats: ({ number }) => {
      if (number < 6) return 'none';
      queueMicrotask(() => stop.abort());
      return 'hang_headers';
    },
  });
  const ran = await run(['--ollama', ollama.url, '--model', 'granite4.1:3b'], { stop });
  expect(ran).toMatchObject({
    code: 0,
    said: expect.stringContaining('Stopped: these are the figures so far.'),
  });
  const report = readReport(ran.written);
  expect(report.complete).toBe(false);
  expect(report.results).toMatchObject([{ owner: 'Model test', valid: report.results[0]?.articles }]);
});

test('when Ollama stops working in the middle, what was measured is printed and the cause is named', async () => {
  const ollama = await startOllama();
  ollama.setFaults({ chats: [...Array(4).fill('none'), 'out_of_memory'] });
  const ran = await run(['--ollama', ollama.url, '--model', 'granite4.1:3b']);
  expect(ran.code).toBe(1);
  expect(readReport(ran.written)).toMatchObject({ complete: false, results: [{ articles: 4 }] });
  expect(ran.said).toContain(
    'granite4.1:3b does not fit in memory. Choose a smaller model, or unload another one.',
  );
});

test.each([
  ['no model', ['--model', ' '], '--model is missing: name a chat model that is installed'],
  [
    'an option that there is not',
    ['--model', 'm', '--fast'],
    "Unknown option '--fast'. Try npm run evaluate -- --help.",
  ],
  ['a limit that is no number', ['--model', 'm', '--limit', 'all'], '--limit is a number of articles'],
  [
    'an address that is none',
    ['--model', 'm', '--ollama', 'ftp://x'],
    '--ollama: “ftp://x” is not an address. Addresses look like',
  ],
  [
    'nobody at the address',
    ['--model', 'm', '--ollama', 'http://127.0.0.1:9'],
    'Ollama is not reachable at http://127.0.0.1:9. Start it',
  ],
  [
    'a set that is not there',
    ['--model', 'm', '--set', '/nowhere/set.json'],
    'The set /nowhere/set.json cannot be read: there is no such file',
  ],
  [
    'a report that cannot be written',
    ['--model', 'm', '--json', '/nowhere/report.json'],
    '/nowhere/report.json cannot be written: there is no such file or folder. Name another',
  ],
])('with %s it ends at once, with the cause and the next step', async (_, args, words) => {
  const { code, written, said } = await run(args);
  expect({ code, written }).toEqual({ code: 1, written: '' });
  expect(said).toContain(words);
  expect(said.trim().split('\n')).toHaveLength(1);
});

test('a model that is missing or cannot judge is named, and nobody is asked anything', async () => {
  const ollama = await startOllama();
  const at = (model: string) => run(['--ollama', ollama.url, '--model', model]);
  expect(await at('llama9:1b')).toMatchObject({
    code: 1,
    said: expect.stringMatching(/^llama9:1b is not installed\. Pull it/),
  });
  expect(await at('all-minilm')).toMatchObject({
    code: 1,
    said: expect.stringContaining('cannot judge articles. Test a chat model'),
  });
  expect(listChats(ollama)).toEqual([]);
});

test('a bad set is refused with its first mistakes, before anybody is asked', async () => {
  const set = makeSetFile({ owners: [], articles: [{}, {}] });
  const { code, said } = await run(['--model', 'm', '--set', set]);
  expect(code).toBe(1);
  expect(said).toMatch(
    /cannot be used: owners: .+; articles\[0\]\.title: .+; and \d more\. Correct it; docs/,
  );
});

test('help is printed and asks nobody', async () => {
  expect(await run(['--help'])).toMatchObject({
    code: 0,
    written: expect.stringContaining('--ollama URL'),
    said: '',
  });
});

test('the page that the messages send people to is there', () => {
  expect(existsSync(join(import.meta.dirname, '../../docs/notes/evaluation.md'))).toBe(true);
});
