import { monitorEventLoopDelay } from 'node:perf_hooks';
import { estimateArticles } from '#server/estimates/estimate-articles.ts';
import { createEstimator, type Estimator } from '#server/estimates/estimator.ts';
import type { EstimateModel } from '#server/estimates/learning/estimate-model.ts';
import { labelOfJudgement, labelOfVote } from '#server/estimates/learning/labels.ts';
import { type KnownArticle, learn } from '#server/estimates/learning/learn.ts';
import type { ArticleVectors } from '#server/estimates/learning/sources.ts';
import { readArticle } from '#server/estimates/read-article.ts';
import { assetsFolder, loadWordVectors } from '#server/estimates/words/load-word-vectors.ts';
import { packVector } from '#server/estimates/words/pack-vector.ts';
import type { WordVectors } from '#server/estimates/words/text-vector.ts';
import { testArticles } from '#server/models/test-articles.ts';
import { type Figure, median } from './report.ts';

const ARTICLES = 10_000;
const VOTES = 60;
const JUDGEMENTS = 500;
const ROUNDS = 3;
/** Numbers of an embedding as all-minilm gives it. */
const EMBEDDING = 384;

const interests = {
  interests: 'Storage engines, databases, backups\nNight trains, railways\nBread baking, sourdough',
  antiInterests: 'Crypto prices\nFootball\nCelebrities',
};

/** Word vectors, ranking and learning; all but the last two lines in this thread, where others cannot disturb. */
export async function measureEstimates(): Promise<Figure[]> {
  const loading = timed(() => loadWordVectors(assetsFolder));
  if (!loading.result.ok) throw new Error(loading.result.detail);
  const { vectors } = loading.result;
  const articles = makeArticles();
  const read = repeat(() => articles.map((article) => readArticle(article, vectors)));
  const words = read.result.map(({ words, codes }) => ({ words, codes, embedding: undefined }));
  const model = learnOrThrow(vectors, []);
  const phrases = [...model.wanted, ...model.unwanted];
  const ranked = repeat(() => estimateArticles(model, words));
  const bare = repeat(() =>
    compareBare(
      phrases.flatMap((phrase) => phrase.words ?? []),
      words,
    ),
  );
  const learnt = repeat(() => learnOrThrow(vectors, makeKnown(words)));
  const solved = repeat(() => eliminateBare(VOTES + JUDGEMENTS));
  return [
    { name: 'estimates, loading the word vectors', ours: loading.took, unit: 'ms', goal: '< 300 ms' },
    { name: 'estimates, reading', ours: (read.took * 1_000) / ARTICLES, unit: 'µs an article' },
    {
      name: `estimates, 10,000 articles against ${phrases.length} phrases`,
      ours: ranked.took,
      reference: bare.took,
      unit: 'ms',
      goal: '< 300 ms; the reference is the similarities alone',
    },
    {
      name: `estimates, learning from ${VOTES + JUDGEMENTS} articles, words and embedding`,
      ours: learnt.took,
      reference: solved.took,
      unit: 'ms',
      goal: 'the reference is one such system by elimination; learning solves six',
    },
    ...(await measureInThread(articles)),
  ];
}

/** From plain articles to ranked ones through the thread, and how long the server was kept from its work. */
async function measureInThread(articles: readonly Article[]): Promise<Figure[]> {
  const estimator = createEstimator();
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const began = performance.now();
  await rankAll(estimator, articles);
  const took = performance.now() - began;
  delay.disable();
  await estimator.close();
  return [
    { name: 'estimates, 10,000 articles read and ranked in the thread', ours: took, unit: 'ms' },
    {
      name: 'estimates, delay of the event loop meanwhile, p99',
      ours: delay.percentile(99) / 1e6,
      unit: 'ms',
      goal: '< 20 ms',
    },
  ];
}

async function rankAll(estimator: Estimator, articles: readonly Article[]): Promise<void> {
  const model = await estimator.learn({ interests, known: [] });
  const read = await estimator.read(articles);
  if (!model) throw new Error('There are interests.');
  await estimator.estimate(
    model,
    read.map(({ words, codes }) => ({ words, codes, embedding: undefined })),
  );
}

type Article = { title: string; text: string; declared: string };

/** The articles of the model test over and over, each some 120 words long. */
function makeArticles(): Article[] {
  return Array.from({ length: ARTICLES }, (_, index) => {
    const { title, text } = testArticles[index % testArticles.length] ?? { title: '', text: '' };
    return { title: `${title} ${index}`, text, declared: 'en' };
  });
}

function makeKnown(articles: readonly ArticleVectors[]): KnownArticle[] {
  return articles.slice(0, VOTES + JUDGEMENTS).map((article, index) => ({
    ...article,
    embedding: packVector(
      Float64Array.from({ length: EMBEDDING }, (_, at) => Math.sin(index * 31 + at * at)),
    ),
    ...(index < VOTES
      ? labelOfVote(index % 2 === 0 ? 'more' : 'less', undefined)
      : labelOfJudgement((index * 37) % 100)),
  }));
}

function learnOrThrow(vectors: WordVectors, known: readonly KnownArticle[]): EstimateModel {
  const model = learn({ interests, known }, vectors);
  if (!model) throw new Error('There are interests.');
  return model;
}

/** Nothing but the products: what any way to compare them must do at least. */
function compareBare(phrases: readonly Float32Array[], articles: readonly ArticleVectors[]): number {
  let best = 0;
  for (const { words } of articles) {
    for (const phrase of phrases) {
      let sum = 0;
      for (let at = 0; at < phrase.length; at += 1) sum += (words?.[at] ?? 0) * (phrase[at] ?? 0);
      if (sum > best) best = sum;
    }
  }
  return best;
}

/** Gauss without pivots on a matrix with a heavy diagonal. */
function eliminateBare(size: number): number {
  const matrix = new Float64Array(size * size).map((_, at) =>
    at % (size + 1) === 0 ? size : 1 / (1 + (at % 97)),
  );
  for (let pivot = 0; pivot < size; pivot += 1) {
    for (let row = pivot + 1; row < size; row += 1) {
      const factor = (matrix[row * size + pivot] ?? 0) / (matrix[pivot * size + pivot] ?? 1);
      for (let at = pivot; at < size; at += 1) {
        matrix[row * size + at] = (matrix[row * size + at] ?? 0) - factor * (matrix[pivot * size + at] ?? 0);
      }
    }
  }
  return matrix[size * size - 1] ?? 0;
}

type Timed<Result> = { result: Result; took: number };

function timed<Result>(work: () => Result): Timed<Result> {
  const began = performance.now();
  const result = work();
  return { result, took: performance.now() - began };
}

/** The middle of several runs. */
function repeat<Result>(work: () => Result): Timed<Result> {
  const first = timed(work);
  const others = Array.from({ length: ROUNDS - 1 }, () => timed(work).took);
  return { result: first.result, took: median([first.took, ...others]) };
}
