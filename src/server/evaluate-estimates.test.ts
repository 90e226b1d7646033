import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { cleanUpLater } from '#server/testing/clean-up.ts';
import { makeTempFolder } from '#server/testing/make-temp-folder.ts';
import { startOllamaSimulator } from '#server/testing/ollama-simulator/start-ollama-simulator.ts';
import { runEvaluate } from './evaluate.ts';

const figuresSchema = z.looseObject({ articles: z.number(), valid: z.number(), auc: z.number().nullable() });
const reportSchema = z.looseObject({
  owners: z.array(z.looseObject({ name: z.string(), rankers: z.record(z.string(), figuresSchema) })),
  means: z.record(z.string(), z.looseObject({ auc: z.number().nullable() })),
});

async function startOllama() {
  const ollama = await startOllamaSimulator();
  cleanUpLater(ollama.stop);
  return ollama;
}

/** Runs the command in this process and reads the report below its tables. */
async function run(args: string[]) {
  let written = '';
  let said = '';
  const code = await runEvaluate(args, {
    // Nobody listens there: whoever asks an Ollama without being told to fails.
    environment: { WINNOW_OLLAMA_HOST: 'http://127.0.0.1:9' },
    write: (text) => {
      written += text;
    },
    say: (text) => {
      said += text;
    },
    isTerminal: false,
    signal: new AbortController().signal,
  });
  const json = written.indexOf('\n{\n');
  return {
    code,
    written,
    said,
    report: json < 0 ? undefined : reportSchema.parse(JSON.parse(written.slice(json))),
  };
}

const rail = (title: string) => ({ title, text: 'A railway line with trains and stations.', topic: 'rail' });
const sport = (title: string) => ({ title, text: 'A football match of the league.', topic: 'sport' });

function makeSetFile(changes: Record<string, unknown> = {}): string {
  const set = {
    owners: [{ name: 'Jo', interests: 'Trains', anti_interests: 'Football', wanted_topics: ['rail'] }],
    articles: [
      rail('The night train'),
      rail('A new locomotive'),
      rail('Timetables for the winter'),
      sport('The cup'),
      sport('Two goals'),
      sport('A coach leaves'),
    ],
    ...changes,
  };
  const file = join(makeTempFolder(), 'set.json');
  writeFileSync(file, JSON.stringify(set));
  return file;
}

test('without a model the built-in estimates are measured, and no Ollama is asked', async () => {
  const { code, written, report } = await run(['--set', makeSetFile()]);
  expect(code).toBe(0);
  expect(written).toMatch(/^AUC +Jo +mean\nestimates \(built in\) +1\.000 +1\.000$/m);
  expect(report).toMatchObject({
    model: null,
    ollama: null,
    complete: true,
    owners: [
      {
        name: 'Jo',
        rankers: { built_in: { articles: 6, valid: 6, pairs: 9, auc: 1, auc_by_topic: { rail: 1 } } },
      },
    ],
    means: { built_in: { owners: 1, auc: 1, auc_by_topic: { rail: 1 } } },
    results: [],
  });
  expect(Object.keys(report?.means ?? {})).toEqual(['built_in']);
});

test('with votes the others are measured before and after them', async () => {
  const votes = {
    Jo: [
      { article: 'The night train', verdict: 'more' },
      { article: 'The cup', verdict: 'less' },
    ],
  };
  const { written, report } = await run(['--set', makeSetFile({ votes })]);
  expect(report?.owners[0]).toMatchObject({
    votes: { more: 1, less: 1 },
    rankers: {
      built_in: { articles: 6 },
      built_in_before_votes: { articles: 4, pairs: 4 },
      built_in_after_votes: { articles: 4, pairs: 4 },
    },
  });
  expect(written).toMatch(/^ {2}without the articles voted on +1\.000/m);
  expect(written).toMatch(/^ {2}these after 1 \+ 1 votes +1\.000/m);
});

test('votes against the interests turn the order of what is like it', async () => {
  const articles = Array.from({ length: 8 }, (_, index) => [
    rail(`The night train ${index}`),
    sport(`The cup ${index}`),
  ]).flat();
  const votes = {
    Jo: articles
      .slice(0, 12)
      .map(({ topic }, article) => ({ article, verdict: topic === 'sport' ? 'more' : 'less' })),
  };
  const { report } = await run(['--set', makeSetFile({ articles, votes })]);
  expect(report?.means).toMatchObject({
    built_in_before_votes: { auc: 1 },
    built_in_after_votes: { auc: 0 },
  });
});

test('an article in another language has no estimate, and is not in the area under the curve', async () => {
  const french = {
    title: 'La coupe',
    text: 'Les joueurs de la ville ont gagné le match dans une belle soirée pour les supporters.',
    topic: 'sport',
  };
  const { report } = await run([
    '--set',
    makeSetFile({ articles: [rail('The night train'), sport('The cup'), french] }),
  ]);
  expect(report?.owners[0]?.rankers['built_in']).toMatchObject({
    articles: 3,
    valid: 2,
    pairs: 2,
    pairs_ordered: 1,
  });
});

test('an embedding model is measured beside the words, alone and together', async () => {
  const ollama = await startOllama();
  const file = join(makeTempFolder(), 'report.json');
  const args = ['--ollama', ollama.url, '--estimate-model', 'all-minilm', '--set', makeSetFile()];
  const { code, written } = await run([...args, '--json', file]);
  expect(code).toBe(0);
  expect(written).toMatch(/^estimates \+ all-minilm:latest +[\d.]+/m);
  const report = reportSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  expect(report).toMatchObject({
    estimate_model: 'all-minilm:latest',
    model: null,
    articles: { length: 18 },
  });
  expect(Object.keys(report.means)).toEqual(['built_in', 'with_embedding', 'embedding_alone']);
});

test('with a judge, the judged order stands beside the estimates', async () => {
  const ollama = await startOllama();
  const { report, written } = await run([
    '--ollama',
    ollama.url,
    '--model',
    'granite4.1:3b',
    '--set',
    makeSetFile(),
  ]);
  expect(Object.keys(report?.means ?? {})).toEqual(['built_in', 'judge']);
  expect(report?.owners[0]?.rankers['judge']).toMatchObject({ articles: 6, valid: 6 });
  expect(written).toMatch(/^judged by granite4\.1:3b +[\d.]+/m);
});

test.each([
  ['an embedding model that is not there', 'nomic-nowhere', 'is not installed. Pull it'],
  ['a chat model', 'granite4.1:3b', 'makes no vectors of articles. Name an embedding model'],
  ['no name', ' ', '--estimate-model is missing: name an embedding model'],
])('%s is refused for embedding before anything is measured', async (_, name, words) => {
  const ollama = await startOllama();
  const ran = await run(['--ollama', ollama.url, '--estimate-model', name]);
  expect(ran).toMatchObject({ code: 1, written: '', said: expect.stringContaining(words) });
});

test('an address without a model to ask there is refused', async () => {
  const ran = await run(['--ollama', 'http://127.0.0.1:9']);
  expect(ran).toMatchObject({ code: 1, said: expect.stringContaining('name a model to ask there') });
});
