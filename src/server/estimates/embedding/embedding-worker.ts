import { setImmediate } from 'node:timers/promises';
import { timeLeft } from '#server/platform/time-left.ts';
import type { WakeSignal } from '#server/platform/wake-signal.ts';
import { readOllamaSettings } from '#server/settings/ollama-settings.ts';
import { embedBurst } from './embed-burst.ts';
import { isAnythingWaiting } from './embed-waiting.ts';
import { findCurrent, meetTrouble } from './embedding-model.ts';
import { countEmbedded, deleteOldVectors } from './embedding-queries.ts';
import { type CurrentModel, type EmbeddingRun, setCurrent, show } from './embedding-run.ts';
import { dropOldPhrases } from './kept-phrases.ts';

/** Where the models push each other out of memory: a burst so often (ms), or when so many articles wait. */
const BETWEEN_BURSTS = 10 * 60_000;
const WORTH_A_BURST = 64;
/** Whoever switches off and on again a moment later should find the vectors still there (ms). */
const KEPT_WHEN_OFF = 10 * 60_000;
/** After something that nobody thought of, such as a full disk (ms). */
const AFTER_ERROR = 60_000;

/** Embeds what waits for as long as the process runs. */
export async function keepEmbedding(run: EmbeddingRun, rest: WakeSignal['rest']): Promise<void> {
  while (!run.stopping.aborted) {
    const pause = await look(run).catch((err: unknown) => {
      run.deps.logger.error({ err }, 'embedding failed unexpectedly');
      return AFTER_ERROR;
    });
    if (pause > 0 && !run.stopping.aborted) await rest(pause);
  }
}

/** One look at what is to be done. Returns how long to rest (ms; Infinity: until woken). */
async function look(run: EmbeddingRun): Promise<number> {
  run.burst = new AbortController();
  const { estimateModel } = await readOllamaSettings(run.deps.db, run.deps.config);
  if (estimateModel === null) return switchOff(run);
  run.offSince = undefined;
  const found = await findCurrent(run, estimateModel);
  if ('rest' in found) return found.rest;
  const wait = await findWait(run, found.current);
  if (wait > 0) {
    show(run, { state: 'collecting', trouble: undefined });
    return wait;
  }
  return embed(run, found.current);
}

async function switchOff(run: EmbeddingRun): Promise<number> {
  const { clock } = run.deps;
  await setCurrent(run, undefined);
  show(run, { state: 'resting', trouble: undefined });
  run.offSince ??= clock.now();
  const left = timeLeft(clock.now(), run.offSince + KEPT_WHEN_OFF, KEPT_WHEN_OFF);
  if (left > 0) return left;
  await cleanUp(run, null);
  return Number.POSITIVE_INFINITY;
}

/** How long to collect before the next burst (ms; Infinity: until something comes); 0: begin. */
async function findWait(run: EmbeddingRun, current: CurrentModel): Promise<number> {
  const { deps, fits, lastBurst } = run;
  if (fits) return 0;
  if (!(await isAnythingWaiting(run, current))) return Number.POSITIVE_INFINITY;
  const left = timeLeft(deps.clock.now(), lastBurst.at + BETWEEN_BURSTS, BETWEEN_BURSTS);
  if (left <= 0) return 0;
  // A burst that left something over has had its share: now the judge has.
  if (lastBurst.isCut) return left;
  const { done, total } = await countEmbedded(deps.db, current.digest);
  return total - done >= WORTH_A_BURST ? 0 : left;
}

async function embed(run: EmbeddingRun, current: CurrentModel): Promise<number> {
  const { clock, logger } = run.deps;
  const result = await embedBurst(run, current);
  if (!result.ok) {
    if (result.error.class === 'cancelled') return 0;
    logger.warn(
      { class: result.error.class, text: result.error.message },
      'the embedding model did not answer',
    );
    return meetTrouble(run, result.error.class, current.model);
  }
  run.looks = 0;
  if (result.value.isDone) await dropOldPhrases(run, current);
  run.lastBurst = { at: clock.now(), isCut: result.value.isCut };
  show(run, { state: 'resting', trouble: undefined });
  // What is left waits for a burst of its own.
  if (!result.value.isDone) return 0;
  await cleanUp(run, current.digest);
  return Number.POSITIVE_INFINITY;
}

/** Takes away the vectors of models that were used before; null: of all. */
async function cleanUp(run: EmbeddingRun, digest: string | null): Promise<void> {
  if (run.cleanedFor === digest) return;
  while (!run.stopping.aborted && (await deleteOldVectors(run.deps.db, digest))) await setImmediate();
  run.cleanedFor = digest;
}
