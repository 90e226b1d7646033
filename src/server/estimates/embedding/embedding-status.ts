import { readOllamaSettings } from '#server/settings/ollama-settings.ts';
import type { EstimatesStatus } from '#shared/estimates.ts';
import { isAnythingWaiting } from './embed-waiting.ts';
import { countEmbedded } from './embedding-queries.ts';
import { type EmbeddingRun, findCounting } from './embedding-run.ts';

type EmbeddingStatus = EstimatesStatus['embedding'];

/** What the page shows of the embedding model. */
export async function readEmbeddingStatus(run: EmbeddingRun): Promise<EmbeddingStatus> {
  const { db, config } = run.deps;
  const { estimateModel: model } = await readOllamaSettings(db, config);
  const current = await findCounting(run);
  const digest = current?.digest ?? null;
  if (model === null) return { model, digest, ...describe('off'), done: 0, total: 0 };
  const { done, total, skipped } = await countEmbedded(db, digest);
  const left = total - done;
  // Phrases and votes are no articles, but are collected like them.
  const waits =
    left > 0 || (current && run.state === 'collecting' && (await isAnythingWaiting(run, current)));
  return { model, digest, ...describeState(run, model, { waits: waits === true, skipped }), done, total };
}

type Described = Pick<EmbeddingStatus, 'state' | 'reason' | 'hint'>;

function describeState(
  { trouble, state }: EmbeddingRun,
  model: string,
  { waits, skipped }: { waits: boolean; skipped: number },
): Described {
  if (trouble) return describe(trouble.state, trouble.reason, trouble.hint);
  if (state === 'collecting' && waits) {
    return describe(
      'waiting',
      `${model} and the model that judges do not fit in memory together: articles are collected and read every 10 minutes.`,
      'Estimates are built in until then. A smaller model for either would end the waiting.',
    );
  }
  if (waits || state === 'working') return describe('working');
  return skipped === 0 ? describe('ready') : describe('ready', describeSkipped(model, skipped));
}

function describeSkipped(model: string, skipped: number): string {
  const articles = skipped === 1 ? '1 article' : `${skipped} articles`;
  return `${model} could not read ${articles}: built-in estimates only.`;
}

function describe(
  state: Described['state'],
  reason: string | null = null,
  hint: string | null = null,
): Described {
  return { state, reason, hint };
}
