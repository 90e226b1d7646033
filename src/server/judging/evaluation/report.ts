import { WINNOW_VERSION } from '#server/config/version.ts';
import type { InstalledModel } from '#shared/ollama.ts';
import { measureRun, type TaskFigures } from './figures.ts';
import type { RankingRun } from './ranking.ts';

/** What was measured with. */
export type ReportOrigin = {
  model: Pick<InstalledModel, 'name' | 'digest'>;
  promptVersion: number;
  /** The address. */
  ollama: string;
  /** The file, or `built in`. */
  set: string;
  /** False when it was stopped or broke off: the figures are those of what had been ranked by then. */
  complete: boolean;
};

/** In JSON as it stands. */
type EvaluationReport = {
  model: string;
  digest: string;
  ollama: string;
  winnow: string;
  prompt_version: number;
  set: string;
  complete: boolean;
  results: TaskFigures[];
};

/** The figures of every run, with what they were made with. */
export function makeReport(runs: readonly RankingRun[], origin: ReportOrigin): EvaluationReport {
  const { model, promptVersion, ...place } = origin;
  const versions = { winnow: WINNOW_VERSION, prompt_version: promptVersion };
  return { model: model.name, digest: model.digest, ...place, ...versions, results: runs.map(measureRun) };
}

const NONE = '–';

/** The report for people: a line for each reader, then a line for each topic. */
export function renderTables(report: EvaluationReport): string {
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

/** The first column to the left, figures to the right. */
function renderTable(rows: readonly string[][]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const pad = (cell: string, column: number) =>
    column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0);
  return rows.map((row) => row.map(pad).join('  ').trimEnd()).join('\n');
}

function decimals(figure: number | null, digits: number): string {
  return figure === null ? NONE : figure.toFixed(digits);
}

/** Every single score, for looking into. */
export function describeRuns(runs: readonly RankingRun[]): object[] {
  return runs.flatMap(({ task, results }) =>
    results.map(({ article, ranked }) => ({
      owner: task.reader.name,
      title: article.title,
      topic: article.topic,
      wanted: article.wanted,
      grade: article.grade,
      score: ranked.kind === 'ranked' ? ranked.score : null,
      explanation: ranked.kind === 'ranked' ? ranked.explanation : null,
    })),
  );
}
