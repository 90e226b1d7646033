import type { OllamaClient } from '#server/ollama/client.ts';
import { makeFailure, type OllamaFailure } from '#server/ollama/failure.ts';
import type { PullEvent } from '#server/ollama/pull.ts';
import type { Clock } from '#server/platform/clock.ts';
import { isSameModel } from '#shared/model-name.ts';
import { type PullProgress, sumLayers } from './pull-progress.ts';
import { startStallWatch } from './stall-watch.ts';

export type ConnectionDeps = {
  client: Pick<OllamaClient, 'pull' | 'tags' | 'baseUrl'>;
  /** Calls the listener whenever Ollama is seen to answer; returns the function that ends it. */
  onAnswer: (listener: () => void) => () => void;
  clock: Clock;
  /** Milliseconds without a new byte after which a connection is given up. */
  stallTimeout: number;
};

export type PullConnection = {
  model: string;
  signal: AbortSignal;
  /** Takes in an event and says how far the pull is now. */
  fold: (event: PullEvent) => PullProgress;
  /** Called every second, so that what is shown does not stand still with the lines. */
  onBeat: () => void;
};

/**
 * Pulls over one connection. Resolves to null once the model is installed, else to why it is not. Never
 * throws, and leaves no connection or timer behind.
 */
export async function pullOnce(deps: ConnectionDeps, pull: PullConnection): Promise<OllamaFailure | null> {
  const watch = startStallWatch(deps.clock, { limit: deps.stallTimeout, onBeat: pull.onBeat });
  const signal = AbortSignal.any([pull.signal, watch.signal]);
  try {
    for await (const event of deps.client.pull(pull.model, signal)) {
      if (event.kind === 'success') return await confirmInstalled(deps, pull.model, signal);
      if (event.kind === 'failed') return watch.failure() ?? event.error;
      const progress = pull.fold(event);
      watch.look(sumLayers(progress.layers).completed, isSilentPhase(progress));
    }
    return makeFailure('other', 'The download ended before it was complete.');
  } finally {
    watch.end();
  }
}

/** Verifying and writing take minutes for a large model, and say nothing all the while. */
function isSilentPhase({ phase }: PullProgress): boolean {
  return phase === 'verifying' || phase === 'writing';
}

async function confirmInstalled(
  { client }: ConnectionDeps,
  model: string,
  signal: AbortSignal,
): Promise<OllamaFailure | null> {
  const tags = await client.tags(signal);
  if (!tags.ok) return tags.error;
  if (tags.value.some(({ name }) => isSameModel(name, model))) return null;
  return makeFailure('other', `Ollama said that ${model} is complete, but does not list it as installed.`);
}
