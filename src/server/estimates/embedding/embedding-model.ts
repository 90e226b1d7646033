import { findEmbeddingModel } from '#server/models/find-model.ts';
import { timeLeft } from '#server/platform/time-left.ts';
import { isSameModel } from '#shared/model-name.ts';
import type { OllamaErrorClass } from '#shared/ollama.ts';
import { type CurrentModel, type EmbeddingRun, findRemembered, setCurrent, show } from './embedding-run.ts';
import { describeEmbeddingTrouble } from './embedding-trouble.ts';

/** How long a model that was found counts as found (ms); as for the models that judge. */
const FOUND_FOR = 60_000;
/** Whether the model that counts was looked for a moment ago. */
export function isStillFound({ deps, foundUntil }: EmbeddingRun): boolean {
  return timeLeft(deps.clock.now(), foundUntil, FOUND_FOR) > 0;
}

/** Pauses between two looks, in milliseconds: the first and the longest at an Ollama that is away. */
const FIRST_LOOK = 1_000;
const SLOW_LOOK = 30_000;
const RARE_LOOK = 10 * 60_000;

/**
 * The chosen model as Ollama has it. While Ollama does not answer, what was known of it goes on counting; when
 * it is gone, its vectors count no more.
 */
export async function findCurrent(
  run: EmbeddingRun,
  name: string,
): Promise<{ current: CurrentModel } | { rest: number }> {
  const { deps, current } = run;
  if (current && isSameModel(current.model, name) && isStillFound(run)) return { current };
  const found = await findEmbeddingModel(deps, name, { allowCloud: deps.config.allow_cloud });
  if (found.kind === 'found') {
    const next = { model: found.model.name, digest: found.model.digest };
    run.foundUntil = deps.clock.now() + FOUND_FOR;
    await setCurrent(run, next);
    return { current: next };
  }
  if (found.kind === 'failed') {
    const known = current && isSameModel(current.model, name) ? current : await findRemembered(deps.db, name);
    await setCurrent(run, known);
    return { rest: meetTrouble(run, found.failure.class, name) };
  }
  await setCurrent(run, undefined);
  return { rest: meetTrouble(run, found.kind === 'not_installed' ? 'model_missing' : 'unsupported', name) };
}

/** Shows the trouble; returns how long to rest before the next look, in milliseconds. */
export function meetTrouble(run: EmbeddingRun, errorClass: OllamaErrorClass, model: string): number {
  run.foundUntil = 0;
  const trouble = describeEmbeddingTrouble(errorClass, { url: run.deps.client.baseUrl, model });
  show(run, { state: 'resting', trouble });
  if (trouble.look === 'rarely') return RARE_LOOK;
  if (trouble.look === 'slowly') return SLOW_LOOK;
  const rest = Math.min(FIRST_LOOK * 2 ** run.looks, SLOW_LOOK);
  run.looks += 1;
  return rest;
}
