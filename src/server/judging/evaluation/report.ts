import { WINNOW_VERSION } from '#server/config/version.ts';
import type { InstalledModel } from '#shared/ollama.ts';
import { compareRankers, type RankerComparison } from './compare-rankers.ts';
import type { EstimatedTask } from './estimate-tasks.ts';
import { measureRun, type TaskFigures } from './figures.ts';
import type { RankingRun, RankingTask } from './ranking.ts';
import { renderComparison } from './render-comparison.ts';
import { decimals, renderTable } from './render-table.ts';

/** What was measured with. */
export type ReportOrigin = {
  /** The judge; null when only estimates were measured. */
  model: UsedModel | null;
  /** The embedding model; null without one. */
  estimateModel: UsedModel | null;
  promptVersion: number;
  /** The address; null when nobody had to be asked. */
  ollama: string | null;
  /** The file, or `built in`. */
  set: string;
  /** False when it was stopped or broke off: the figures are those of what had been ranked by then. */
  complete: boolean;
};

type UsedModel = Pick<InstalledModel, 'name' | 'digest'>;

/** In JSON as it stands; docs/notes/evaluation.md tells what is where. */
type EvaluationReport = {
  set: string;
  complete: boolean;
  winnow: string;
  ollama: string | null;
  estimate_model: string | null;
  estimate_model_digest: string | null;
  /** The judge. */
  model: string | null;
  digest: string | null;
  prompt_version: number;
  /** The judge's figures with what they cost, the model test first; none without a judge. */
  results: TaskFigures[];
} & RankerComparison;

export type Measured = {
  estimated: readonly EstimatedTask[];
  /** The judge's, without those that came to nothing. */
  runs: readonly RankingRun[];
};

/** The figures of every way to rank, with what they were made with. */
export function makeReport({ estimated, runs }: Measured, origin: ReportOrigin): EvaluationReport {
  return {
    set: origin.set,
    complete: origin.complete,
    winnow: WINNOW_VERSION,
    ollama: origin.ollama,
    estimate_model: origin.estimateModel?.name ?? null,
    estimate_model_digest: origin.estimateModel?.digest ?? null,
    model: origin.model?.name ?? null,
    digest: origin.model?.digest ?? null,
    prompt_version: origin.promptVersion,
    ...compareRankers(estimated, runs),
    results: runs.map(measureRun),
  };
}

/** The report for people: the judge's tables, then all ways to rank beside each other. */
export function renderTables(report: EvaluationReport): string {
  const compared = renderComparison(report, { judge: report.model, embedding: report.estimate_model });
  return report.results.length === 0 ? compared : `${renderJudge(report)}\n\n${compared}`;
}

/** A line for each reader, then a line for each topic. */
function renderJudge(report: EvaluationReport): string {
  const { results } = report;
  const overall = [
    ['', 'articles', 'valid', 'pairs right', 'AUC', 'graded', 's/article', 'tokens in', 'tokens out'],
    ...results.map((result) => [
      result.owner,
      String(result.articles),
      String(result.valid),
      `${result.pairs_ordered} of ${result.pairs}`,
      decimals(result.auc, 3),
      decimals(result.graded_accuracy, 3),
      decimals(result.seconds_per_article, 2),
      decimals(result.tokens_in, 0),
      decimals(result.tokens_out, 0),
    ]),
  ];
  const title = `${report.model} at ${report.ollama}, prompt ${report.prompt_version}`;
  const topics = renderTopics(results.filter(({ source }) => source === 'set'));
  return [title, renderTable(overall), ...(topics === '' ? [] : [topics])].join('\n\n');
}

function renderTopics(results: readonly TaskFigures[]): string {
  const topics = [...new Set(results.flatMap((result) => Object.keys(result.auc_by_topic)))].sort();
  if (topics.length === 0) return '';
  const rows = topics.map((topic) => [
    topic,
    ...results.map((result) => decimals(result.auc_by_topic[topic] ?? null, 3)),
  ]);
  return renderTable([['AUC by topic', ...results.map(({ owner }) => owner)], ...rows]);
}

/** Every single score, for looking into. */
export function describeScores({ estimated, runs }: Measured): object[] {
  const judged = runs.flatMap(({ task, results }) =>
    results.map(({ article, ranked }) => ({
      ...describeArticle(task, article),
      ranker: 'judge',
      score: ranked.kind === 'ranked' ? ranked.score : null,
      explanation: ranked.kind === 'ranked' ? ranked.explanation : null,
    })),
  );
  const estimates = estimated.flatMap(({ task, rankings }) =>
    Object.entries(rankings).flatMap(([ranker, scored]) =>
      scored.map((article) => ({ ...describeArticle(task, article), ranker, score: article.score })),
    ),
  );
  return [...judged, ...estimates];
}

type Described = { title: string; topic: string; wanted: boolean; grade: number | null };

function describeArticle({ reader }: RankingTask, { title, topic, wanted, grade }: Described): object {
  return { owner: reader.name, title, topic, wanted, grade };
}
