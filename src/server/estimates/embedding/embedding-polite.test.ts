import { expect, test } from 'vitest';
import { makeArticle, makeArticles } from '#server/testing/make-article.ts';
import { type EmbeddingBench, makeEmbedding } from '#server/testing/make-embedding.ts';

const MINUTE = 60_000;
const JUDGE = 'granite4.1:3b';

/** A machine with room for one model, on which the judge is at work. */
async function makeCramped(): Promise<EmbeddingBench> {
  const bench = await makeEmbedding({ judge: JUDGE, ollama: { loadedLimit: 1 } });
  await loadJudge(bench);
  return bench;
}

async function loadJudge({ client }: EmbeddingBench): Promise<void> {
  expect(await client.load(JUDGE, { keepAlive: '24h' })).toMatchObject({ ok: true });
}

const isIn = (bench: EmbeddingBench, state: string, done: number) => async () => {
  const status = await bench.embedding.status();
  return status.state === state && status.done === done && status;
};
const addOne = (bench: EmbeddingBench, number: number) =>
  bench.add([makeArticle({ title: `Later ${number}` })]);

test('where both models fit in memory, an article is embedded as it comes', async () => {
  const bench = await makeEmbedding({ judge: JUDGE });
  await loadJudge(bench);
  await addOne(bench, 1);
  await bench.until(isIn(bench, 'ready', 1));
  await addOne(bench, 2);
  await bench.until(isIn(bench, 'ready', 2));
  expect(bench.ollama.loadedNames()).toEqual([JUDGE, 'all-minilm:latest']);
});

test('where the judge is pushed out, articles are collected for ten minutes', async () => {
  const bench = await makeCramped();
  await addOne(bench, 1);
  await bench.until(isIn(bench, 'ready', 1));
  expect(bench.ollama.loadedNames()).toEqual(['all-minilm:latest']);
  await loadJudge(bench);
  await addOne(bench, 2);
  expect(await bench.until(isIn(bench, 'waiting', 1))).toMatchObject({
    reason: expect.stringContaining('do not fit in memory together'),
  });
  await bench.clock.advance(9 * MINUTE);
  expect(bench.ollama.loadedNames()).toEqual([JUDGE]);
  await bench.clock.advance(MINUTE);
  await bench.until(isIn(bench, 'ready', 2));
});

test('phrases are collected too, and it does not say that all is read meanwhile', async () => {
  const bench = await makeCramped();
  await addOne(bench, 1);
  await bench.until(isIn(bench, 'ready', 1));
  await loadJudge(bench);
  await bench.want('Tide tables');
  expect(await bench.until(isIn(bench, 'waiting', 1))).toMatchObject({ total: 1 });
});

test('or until 64 of them wait', async () => {
  const bench = await makeCramped();
  await addOne(bench, 1);
  await bench.until(isIn(bench, 'ready', 1));
  await bench.add(makeArticles(63));
  await bench.until(isIn(bench, 'waiting', 1));
  await addOne(bench, 2);
  await bench.until(isIn(bench, 'ready', 65));
});

test('a long backlog goes on in one turn of its own, while the judge waits', async () => {
  const bench = await makeCramped();
  const during: string[][] = [];
  bench.ollama.setFaults({
    embeds: () => {
      during.push(bench.ollama.loadedNames());
      return 'none';
    },
  });
  await bench.add(makeArticles(200));
  await bench.until(isIn(bench, 'ready', 200));
  // The judge was there at the first batch alone: from then on nothing pushed the embedding model out again.
  expect(during.filter((names) => names.includes(JUDGE))).toHaveLength(1);
  expect(during).toHaveLength(7);
});

test('a turn of its own ends after a minute, and the judge has ten', async () => {
  const bench = await makeCramped();
  await addOne(bench, 1);
  await bench.until(isIn(bench, 'ready', 1));
  bench.ollama.setFaults({
    embeds: () => {
      void bench.clock.advance(20_000);
      return 'none';
    },
  });
  await bench.add(makeArticles(200));
  const status = await bench.until(async () => {
    const now = await bench.embedding.status();
    return now.state === 'waiting' && now.done > 1 && now;
  });
  expect(status.done).toBe(1 + 3 * 32);
  await bench.turns.share(async () => undefined, new AbortController().signal);
  bench.ollama.setFaults({ embeds: [] });
  await bench.clock.advance(10 * MINUTE);
  await bench.until(isIn(bench, 'ready', 201));
});

test('an Ollama that does not say what is in memory is not waited for', async () => {
  const bench = await makeCramped();
  bench.ollama.setFaults({ server: 'hang_ps' });
  await addOne(bench, 1);
  for (let step = 0; step < 20; step += 1) await bench.clock.advance(500);
  await bench.until(isIn(bench, 'ready', 1));
});
