import type { OllamaResult } from '#server/ollama/failure.ts';
import { failed, makeFailure, succeeded } from '#server/ollama/failure.ts';
import { readOllamaSettings } from '#server/settings/ollama-settings.ts';
import { watchMemory } from './chat-memory.ts';
import { type EmbeddedBatch, embedNext } from './embed-waiting.ts';
import { countEmbedded } from './embedding-queries.ts';
import { type CurrentModel, type EmbeddingRun, show } from './embedding-run.ts';

/** Where the models that judge have to leave the memory, they wait for no longer than this (ms). */
const LONGEST_ALONE = 60_000;
/**
 * After so many new vectors, or as many as there were before, all is learnt and estimated anew: the spread of a model
 * shows only in some of them, and so does what votes teach.
 */
const WORTH_LEARNING = 100;

export type Burst = {
  /** Nothing waits any more. */
  isDone: boolean;
  /** It had lasted long enough. */
  isCut: boolean;
};

/**
 * Embeds all that waits. Where the models that judge stay in memory meanwhile, they judge on beside it. Where
 * they do not, they wait until the end of the burst, so that each side is loaded once and not once a batch.
 */
export async function embedBurst(run: EmbeddingRun, current: CurrentModel): Promise<OllamaResult<Burst>> {
  const { turns } = run.deps;
  const signal = AbortSignal.any([run.stopping, run.burst.signal]);
  show(run, { state: 'working' });
  if (run.fits) return embedAll(run, current, (embed) => turns.share(embed, signal));
  return turns.alone(() => embedAll(run, current, (embed) => embed()), signal);
}

type Turn = (embed: () => Promise<OllamaResult<EmbeddedBatch>>) => Promise<OllamaResult<EmbeddedBatch>>;

async function embedAll(run: EmbeddingRun, current: CurrentModel, turn: Turn): Promise<OllamaResult<Burst>> {
  const { clock, bus, client } = run.deps;
  const { fits } = run;
  const startedAt = clock.now();
  const settle = await watchMemory(client, await listJudges(run));
  for (let isFirst = true; !run.burst.signal.aborted && !run.stopping.aborted; isFirst = false) {
    const result = await turn(() => embedNext(run, current));
    if (!result.ok) return result;
    if (result.value === 'nothing waits') {
      await learnWhereWorthIt(run, current);
      return succeeded({ isDone: true, isCut: false });
    }
    bus.publish({ type: 'estimates_changed' });
    if (isFirst) run.fits = (await settle()) ?? run.fits;
    // From now on in turns that are long enough to be worth it.
    if (fits && !run.fits) return succeeded({ isDone: false, isCut: false });
    if (!fits && clock.now() - startedAt >= LONGEST_ALONE) return succeeded({ isDone: false, isCut: true });
  }
  return failed(makeFailure('cancelled', 'The call was cancelled.'));
}

async function learnWhereWorthIt(run: EmbeddingRun, { digest }: CurrentModel): Promise<void> {
  if (run.unlearnt === 0) return;
  const { done } = await countEmbedded(run.deps.db, digest);
  if (run.unlearnt < Math.min(WORTH_LEARNING, done / 2)) return;
  run.unlearnt = 0;
  run.deps.onChange();
}

async function listJudges({ deps: { db, config } }: EmbeddingRun): Promise<string[]> {
  const { categorizationModel, scoringModel } = await readOllamaSettings(db, config);
  return [...new Set([categorizationModel, scoringModel])].filter((name) => name !== null);
}
