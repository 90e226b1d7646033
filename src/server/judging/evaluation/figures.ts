import { countOrderedPairs } from '#server/models/test-figures.ts';
import type { RankingRun } from './ranking.ts';

/** An article as the figures see it; the score is null where no answer could be used. */
export type ScoredArticle = { topic: string; wanted: boolean; grade: number | null; score: number | null };

/** How well a ranking sorts; every figure is null where there is nothing to compare. Ties count half. */
export type RankingFigures = {
  articles: number;
  valid: number;
  /** Pairs of a wanted and an unwanted article, and those in the right order; without an answer it is not. */
  pairs: number;
  pairs_ordered: number;
  pair_accuracy: number | null;
  /** Area under the ROC curve, 0.5 = chance, among the articles with a score. */
  auc: number | null;
  /** The articles of one wanted topic against all that are not wanted. */
  auc_by_topic: Record<string, number | null>;
  /** Pairs of different grades that are in the right order, as a share. */
  graded_accuracy: number | null;
};

/** Means over the articles. */
export type CostFigures = {
  seconds_per_article: number | null;
  tokens_in: number | null;
  tokens_out: number | null;
};

export type TaskFigures = { source: RankingRun['task']['source']; owner: string } & RankingFigures &
  CostFigures;

/** Everything that is told about one task. */
export function measureRun({ task, results }: RankingRun): TaskFigures {
  const scored = results.map(({ article, ranked }) => ({
    ...article,
    score: ranked.kind === 'ranked' ? ranked.score : null,
  }));
  const costs = results.map(({ ranked }) => ranked.cost);
  return {
    source: task.source,
    owner: task.reader.name,
    ...measureOrder(scored),
    // The first article alone pays for the constant beginning of the prompt.
    seconds_per_article: mean(costs.slice(1).map(({ seconds }) => seconds)),
    tokens_in: mean(costs.map(({ tokensIn }) => tokensIn)),
    tokens_out: mean(costs.map(({ tokensOut }) => tokensOut)),
  };
}

/** How well the scores separate what is wanted from what is not. */
export function measureOrder(articles: readonly ScoredArticle[]): RankingFigures {
  const wanted = articles.filter((article) => article.wanted);
  const unwanted = articles.filter((article) => !article.wanted);
  const pairs = wanted.length * unwanted.length;
  const ordered = countOrderedPairs(articles);
  const topics = [...new Set(wanted.map(({ topic }) => topic))].sort();
  const against = (topic: string) => [...wanted.filter((article) => article.topic === topic), ...unwanted];
  return {
    articles: articles.length,
    valid: articles.filter(({ score }) => score !== null).length,
    pairs,
    pairs_ordered: ordered,
    pair_accuracy: pairs === 0 ? null : ordered / pairs,
    auc: measureAuc(articles),
    auc_by_topic: Object.fromEntries(topics.map((topic) => [topic, measureAuc(against(topic))])),
    graded_accuracy: measureGrades(articles),
  };
}

/** The chance that a wanted article with a score stands above an unwanted one; null without both. */
export function measureAuc(articles: readonly { wanted: boolean; score: number | null }[]): number | null {
  const scored = articles.filter(({ score }) => score !== null);
  const wanted = scored.filter((article) => article.wanted).length;
  const pairs = wanted * (scored.length - wanted);
  return pairs === 0 ? null : countOrderedPairs(scored) / pairs;
}

function measureGrades(articles: readonly ScoredArticle[]): number | null {
  const grades = [...new Set(articles.map(({ grade }) => grade))].filter((grade) => grade !== null);
  let pairs = 0;
  let ordered = 0;
  for (const better of grades) {
    for (const worse of grades.filter((grade) => grade < better)) {
      const both = articles
        .filter(({ grade }) => grade === better || grade === worse)
        .map(({ grade, score }) => ({ wanted: grade === better, score }));
      const above = both.filter(({ wanted }) => wanted).length;
      pairs += above * (both.length - above);
      ordered += countOrderedPairs(both);
    }
  }
  return pairs === 0 ? null : ordered / pairs;
}

function mean(numbers: readonly number[]): number | null {
  if (numbers.length === 0) return null;
  return numbers.reduce((total, number) => total + number, 0) / numbers.length;
}
