import type { Estimator } from '#server/estimates/estimator.ts';
import type { EstimateModel } from '#server/estimates/learning/estimate-model.ts';
import { labelOfVote } from '#server/estimates/learning/labels.ts';
import type { ArticleVectors } from '#server/estimates/learning/sources.ts';
import type { EmbeddedTexts } from './embed-set.ts';
import type { ScoredArticle } from './figures.ts';
import type { RankedArticle, RankingTask, TaskVote } from './ranking.ts';

/** Which vectors an estimate is made of. */
export type EstimateSource = 'built_in' | 'with_embedding' | 'embedding_alone';

/** `after_votes` and, on the same articles, `before_votes`: those voted on are left out of both. */
export type EstimateRanker = EstimateSource | `${EstimateSource}_${'before' | 'after'}_votes`;

/** How one reader's articles were estimated; a score is null for an article without an estimate. */
export type EstimatedTask = {
  task: RankingTask;
  rankings: Partial<Record<EstimateRanker, EstimatedArticle[]>>;
};

export type EstimatedArticle = ScoredArticle & { title: string };

type EstimateDeps = {
  estimator: Pick<Estimator, 'read' | 'learn' | 'estimate'>;
  /** Undefined without an embedding model. */
  embedded: EmbeddedTexts | undefined;
};

/** Estimates the articles of every reader as the product does: by the interests, then with the votes too. */
export async function estimateTasks(
  deps: EstimateDeps,
  tasks: readonly RankingTask[],
): Promise<EstimatedTask[]> {
  const sources: EstimateSource[] = deps.embedded
    ? ['built_in', 'with_embedding', 'embedding_alone']
    : ['built_in'];
  const estimated: EstimatedTask[] = [];
  for (const task of tasks) {
    const vectors = await readVectors(deps, task);
    const rankings: EstimatedTask['rankings'] = {};
    for (const source of sources)
      Object.assign(rankings, await rankBySource(deps, { task, vectors, source }));
    estimated.push({ task, rankings });
  }
  return estimated;
}

type Vectors = ReadonlyMap<RankedArticle, ArticleVectors>;

async function readVectors({ estimator, embedded }: EstimateDeps, task: RankingTask): Promise<Vectors> {
  const articles = [...new Set([...task.articles, ...task.votes.map(({ article }) => article)])];
  const read = await estimator.read(
    articles.map(({ title, text, language }) => ({ title, text, declared: language })),
  );
  return new Map(
    articles.map((article, index): [RankedArticle, ArticleVectors] => [
      article,
      {
        words: read[index]?.words,
        codes: read[index]?.codes,
        embedding: embedded?.ofArticle(article),
      },
    ]),
  );
}

type SourceOrder = { task: RankingTask; vectors: Vectors; source: EstimateSource };

async function rankBySource(deps: EstimateDeps, order: SourceOrder): Promise<EstimatedTask['rankings']> {
  const { articles, votes } = order.task;
  const before = await rank(deps, order, []);
  if (votes.length === 0) return { [order.source]: before };
  const voted = new Set(votes.map(({ article }) => article));
  const others = (ranked: EstimatedArticle[]) =>
    ranked.filter((_, index) => {
      const article = articles[index];
      return article !== undefined && !voted.has(article);
    });
  return {
    [order.source]: before,
    [`${order.source}_before_votes`]: others(before),
    [`${order.source}_after_votes`]: others(await rank(deps, order, votes)),
  };
}

async function rank(
  deps: EstimateDeps,
  { task, vectors, source }: SourceOrder,
  votes: readonly TaskVote[],
): Promise<EstimatedArticle[]> {
  const vectorsOf = (article: RankedArticle) => choose(vectors.get(article), source);
  const { interests, antiInterests } = task.reader;
  const model = await deps.estimator.learn({
    interests: { interests, antiInterests },
    known: votes.map(({ article, verdict }) => ({
      ...vectorsOf(article),
      ...labelOfVote(verdict, undefined),
    })),
    embedding: source === 'built_in' ? undefined : deps.embedded?.forLearning(task),
  });
  const estimates = await estimate(deps, model, task.articles.map(vectorsOf));
  return task.articles.map((article, index) => ({ ...article, score: estimates[index] ?? null }));
}

async function estimate(
  { estimator }: EstimateDeps,
  model: EstimateModel | undefined,
  articles: readonly ArticleVectors[],
): Promise<(number | null)[]> {
  if (!model) return articles.map(() => null);
  return (await estimator.estimate(model, articles)).map((found) => found?.value ?? null);
}

function choose(vectors: ArticleVectors | undefined, source: EstimateSource): ArticleVectors {
  return {
    codes: vectors?.codes,
    words: source === 'embedding_alone' ? undefined : vectors?.words,
    embedding: source === 'built_in' ? undefined : vectors?.embedding,
  };
}
