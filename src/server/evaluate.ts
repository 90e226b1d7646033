import { appendFileSync, writeFileSync } from 'node:fs';
import { ConfigError, type Environment, type LoadedConfig, loadConfig } from '#server/config/load.ts';
import { normaliseOllamaUrl } from '#server/config/ollama-url.ts';
import { createEstimator } from '#server/estimates/estimator.ts';
import { createJudgeRanker } from '#server/judging/evaluation/judge-ranker.ts';
import { listTasks } from '#server/judging/evaluation/list-tasks.ts';
import {
  type EstimateWatch,
  getEmbeddingModel,
  measureEstimates,
} from '#server/judging/evaluation/measure-estimates.ts';
import { type EvaluateOptions, parseEvaluateOptions, USAGE } from '#server/judging/evaluation/options.ts';
import { createProgress, type Progress } from '#server/judging/evaluation/progress.ts';
import {
  type Ranker,
  type RankingRun,
  type RankingTask,
  runRanking,
} from '#server/judging/evaluation/ranking.ts';
import { describeFileError, OWN_SET, readEvaluationSet } from '#server/judging/evaluation/read-set.ts';
import {
  describeScores,
  type Measured,
  makeReport,
  type ReportOrigin,
  renderTables,
} from '#server/judging/evaluation/report.ts';
import { PROMPT_VERSION } from '#server/judging/prompts/templates.ts';
import { readLimits } from '#server/judging/start-judging.ts';
import { findTestable } from '#server/models/model-tests.ts';
import { toOllamaError } from '#server/models/ollama-error.ts';
import { createOllamaClient, type OllamaClient } from '#server/ollama/client.ts';
import type { OllamaFailure } from '#server/ollama/failure.ts';
import { createModelFactsCache } from '#server/ollama/model-facts.ts';
import type { Clock } from '#server/platform/clock.ts';
import { AppError } from '#shared/app-error.ts';
import type { InstalledModel } from '#shared/ollama.ts';
import { createTestAsk } from './judging/asking/ask-in-test.ts';

/** What the command needs of the process it runs in. */
export type EvaluateSurroundings = {
  /** Undefined: that of the process. */
  environment?: Environment | undefined;
  /** Results. */
  write: (text: string) => void;
  /** Everything else: progress and mistakes. */
  say: (text: string) => void;
  isTerminal: boolean;
  /** Ends it with what was measured so far. */
  signal: AbortSignal;
};

/** Judged as for an owner who changed no setting: reading depth *normal*, explanations in English. */
const judgeOptions = { readingDepth: 600, language: 'en' };

/** Here a timer is something to wait for: it must keep the process alive. */
const clock: Clock = {
  now: () => Date.now(),
  after: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
};

/** The command `evaluate`, with the process's own streams; Ctrl+C ends it with what was measured so far. */
export async function evaluate(args: string[]): Promise<void> {
  const stopping = new AbortController();
  // From the terminal and from npm: the signal may arrive twice.
  process.on('SIGINT', () => stopping.abort());
  process.on('SIGTERM', () => stopping.abort());
  process.exitCode = await runEvaluate(args, {
    write: (text) => process.stdout.write(text),
    say: (text) => process.stderr.write(text),
    isTerminal: process.stderr.isTTY,
    signal: stopping.signal,
  });
}

/** Measures how a model ranks. Resolves with the exit code: 1 after a sentence with the cause and the next step. */
export async function runEvaluate(args: string[], surroundings: EvaluateSurroundings): Promise<0 | 1> {
  const { write, say } = surroundings;
  try {
    const options = parseEvaluateOptions(args);
    if (options === 'help') {
      write(USAGE);
      return 0;
    }
    return await measure(options, surroundings);
  } catch (error) {
    if (!(error instanceof AppError || error instanceof ConfigError)) throw error;
    say(`${describeMistake(error)}\n`);
    return 1;
  }
}

function describeMistake(error: AppError | ConfigError): string {
  return error instanceof AppError && error.hint ? `${error.message} ${error.hint}` : error.message;
}

async function measure(options: EvaluateOptions, surroundings: EvaluateSurroundings): Promise<0 | 1> {
  const set = readEvaluationSet(options.set ?? OWN_SET);
  const connected = connect(options, surroundings.environment);
  if (options.json !== null) checkWritable(options.json);
  const estimator = createEstimator();
  try {
    const used = connected ? await findModels(connected, options) : noModels;
    const tasks = listTasks(set, options.limit);
    const embedding =
      connected && used.embedding ? { client: connected.client, model: used.embedding } : undefined;
    const watch = watchEmbedding(surroundings);
    const estimated = await measureEstimates({ estimator, embedding }, tasks, watch);
    const ranker = connected && used.judge && createRanker(connected, used.judge);
    const runs = ranker ? await runTasks(ranker, tasks, surroundings) : [];
    const failure = runs.at(-1)?.failure ?? null;
    const made = {
      model: used.judge,
      estimateModel: used.embedding,
      promptVersion: PROMPT_VERSION,
      ollama: connected?.client.baseUrl ?? null,
      set: options.set ?? 'built in',
      complete: failure === null && !surroundings.signal.aborted,
    };
    publish(options.json, { estimated, runs, made }, surroundings);
    if (failure && made.ollama) throw brokenOff(failure, { url: made.ollama, model: used.judge?.name ?? '' });
    return 0;
  } finally {
    await estimator.close();
    await connected?.client.close();
  }
}

type Connected = { client: OllamaClient; config: LoadedConfig };
type UsedModels = { judge: InstalledModel | null; embedding: InstalledModel | null };

const noModels: UsedModels = { judge: null, embedding: null };

/** Before any work: a name with a slip must not end an hour of asking. */
async function findModels({ client, config }: Connected, options: EvaluateOptions): Promise<UsedModels> {
  const source = { client, facts: createModelFactsCache(), allowCloud: config.ollama.allow_cloud };
  return {
    judge: options.model === null ? null : await findTestable(source, options.model),
    embedding: options.estimateModel === null ? null : await getEmbeddingModel(source, options.estimateModel),
  };
}

function createRanker({ client, config }: Connected, model: InstalledModel): Ranker {
  const judge = { ask: createTestAsk(readLimits(config), async () => judgeOptions) };
  return createJudgeRanker({ client, clock, judge }, model);
}

/** The configuration as for the server, with the address that was named. */
function readConfig({ ollama }: EvaluateOptions, environment: Environment | undefined): LoadedConfig {
  if (ollama === null) return loadConfig(environment);
  if (normaliseOllamaUrl(ollama) === null) {
    throw new AppError('invalid_request', `--ollama: “${ollama}” is not an address.`, {
      hint: 'Addresses look like http://localhost:11434.',
    });
  }
  return loadConfig(environment, { WINNOW_OLLAMA_HOST: ollama });
}

/** Undefined when no model is named: then nobody has to be asked. */
function connect(options: EvaluateOptions, environment: Environment | undefined): Connected | undefined {
  if (options.model === null && options.estimateModel === null) return undefined;
  const config = readConfig(options, environment);
  const { ollama } = config;
  const client = createOllamaClient({
    baseUrl: ollama.url,
    headers: ollama.headers,
    connectTimeout: ollama.health_timeout,
    healthTimeout: ollama.health_timeout,
    clock,
  });
  return { client, config };
}

/** Before the work and not after it: an hour of asking must not end in a folder that is not there. */
function checkWritable(path: string): void {
  try {
    appendFileSync(path, '');
  } catch (error) {
    throw new AppError('invalid_request', `${path} cannot be written: ${describeFileError(error)}.`, {
      hint: 'Name another file with --json.',
    });
  }
}

/** One after another, until the end, a signal or an Ollama that does not answer. Without those that came to nothing. */
async function runTasks(
  ranker: Ranker,
  tasks: readonly RankingTask[],
  { say, isTerminal, signal }: EvaluateSurroundings,
): Promise<RankingRun[]> {
  if (signal.aborted) return [];
  const total = tasks.reduce((sum, { articles }) => sum + articles.length, 0);
  const progress = createProgress({ clock, write: say, isTerminal }, total);
  const runs: RankingRun[] = [];
  for (const task of tasks) {
    const onProgress = (done: number) => progress.step(task.reader.name, done, task.articles.length);
    const run = await runRanking(ranker, task, { signal, onProgress });
    runs.push(run);
    if (run.failure || signal.aborted) break;
  }
  progress.end();
  return runs;
}

/** Embedding a set takes minutes on a slow machine, which should be seen. */
function watchEmbedding({ say, isTerminal, signal }: EvaluateSurroundings): EstimateWatch {
  let progress: Progress | undefined;
  return {
    signal,
    onEmbedded: (done, of) => {
      progress ??= createProgress({ clock, write: say, isTerminal }, of);
      progress.step('Embedding', done, of);
      if (done === of) progress.end();
    },
  };
}

function publish(
  file: string | null,
  { made, ...measured }: Measured & { made: ReportOrigin },
  { write, say, signal }: EvaluateSurroundings,
): void {
  const runs = measured.runs.filter(({ results }) => results.length > 0);
  const { estimated } = measured;
  const hasFigures = runs.length > 0 || estimated.length > 0;
  if (signal.aborted) say(hasFigures ? 'Stopped: these are the figures so far.\n' : 'Stopped.\n');
  if (!hasFigures) return;
  const report = makeReport({ estimated, runs }, made);
  write(`${renderTables(report)}\n`);
  if (file === null) write(`\n${JSON.stringify(report, null, 2)}\n`);
  else {
    const articles = describeScores({ estimated, runs });
    writeFileSync(file, `${JSON.stringify({ ...report, articles }, null, 2)}\n`);
  }
}

function brokenOff(failure: OllamaFailure, place: { url: string; model: string }): AppError {
  if (failure.class !== 'busy') return toOllamaError(failure, place);
  return new AppError('ollama_busy', 'Ollama was busy with other requests for too long.', {
    hint: 'Run the evaluation again when nobody else asks it anything.',
  });
}
