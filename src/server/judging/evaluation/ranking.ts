import type { OfferedCategory } from '#server/categories/category-queries.ts';
import type { OllamaFailure } from '#server/ollama/failure.ts';

export type Reader = {
  name: string;
  interests: string;
  antiInterests: string;
  categories: OfferedCategory[];
};

/** An article as a ranker sees it, with what is known of it and kept from the ranker's eyes. */
export type RankedArticle = {
  feed: string;
  /** `2026-03-04`. */
  date: string;
  title: string;
  text: string;
  summary: string;
  /** A language tag; null where the set does not say. */
  language: string | null;
  topic: string;
  wanted: boolean;
  /** From 0 upwards; null where the set has none for this reader. */
  grade: number | null;
};

/** One reader and what is to be ranked for them. */
export type RankingTask = {
  /** The twelve of the model test, or a set of articles. */
  source: 'model_test' | 'set';
  reader: Reader;
  articles: RankedArticle[];
  /** What this reader has said of articles, which need not be among those to rank. */
  votes: TaskVote[];
};

export type TaskVote = { article: RankedArticle; verdict: 'more' | 'less' };

/** Seconds without loading a model or waiting for one; tokens over all tries. */
export type RankingCost = { seconds: number; tokensIn: number; tokensOut: number };

export type Ranked =
  | { kind: 'ranked'; score: number; explanation: string | null; cost: RankingCost }
  /** No usable answer. */
  | { kind: 'invalid'; cost: RankingCost }
  /** Nobody answers: the evaluation ends here. */
  | { kind: 'unavailable'; failure: OllamaFailure };

/**
 * A way to rank: prepares for a reader, then gives one article after another a score from 0 to 100. Never
 * looks at `topic`, `wanted` or `grade`.
 */
export type Ranker = (reader: Reader) => (article: RankedArticle, signal: AbortSignal) => Promise<Ranked>;

export type RankingResult = { article: RankedArticle; ranked: Exclude<Ranked, { kind: 'unavailable' }> };

/** What was ranked of a task before it ended. */
export type RankingRun = {
  task: RankingTask;
  results: RankingResult[];
  /** Why it ended early; null at its end, or when it was stopped. */
  failure: OllamaFailure | null;
};

export type RankingWatch = { signal: AbortSignal; onProgress: (done: number) => void };

/** Ranks the articles of one task in their order. Ends early on a signal or when nobody answers. */
export async function runRanking(
  ranker: Ranker,
  task: RankingTask,
  { signal, onProgress }: RankingWatch,
): Promise<RankingRun> {
  const rank = ranker(task.reader);
  const results: RankingResult[] = [];
  for (const article of task.articles) {
    if (signal.aborted) break;
    const ranked = await rank(article, signal);
    // A call that was cut off by the signal says nothing of the model.
    if (signal.aborted) break;
    if (ranked.kind === 'unavailable') return { task, results, failure: ranked.failure };
    results.push({ article, ranked });
    onProgress(results.length);
  }
  return { task, results, failure: null };
}
