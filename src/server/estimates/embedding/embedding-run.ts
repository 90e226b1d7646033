import { z } from 'zod';
import type { LoadedConfig } from '#server/config/load.ts';
import type { Database } from '#server/database/open.ts';
import type { EventBus } from '#server/events/bus.ts';
import type { ModelSource } from '#server/models/find-model.ts';
import type { Clock } from '#server/platform/clock.ts';
import type { Logger } from '#server/platform/logger.ts';
import type { RightOfWay } from '#server/platform/right-of-way.ts';
import { readOllamaSettings } from '#server/settings/ollama-settings.ts';
import { findSetting, saveSetting } from '#server/settings/settings-queries.ts';
import { isSameModel } from '#shared/model-name.ts';
import { findDimension } from './embedding-queries.ts';
import type { EmbeddingTrouble } from './embedding-trouble.ts';

export type EmbeddingDeps = ModelSource & {
  db: Database;
  bus: EventBus;
  clock: Clock;
  logger: Logger;
  config: LoadedConfig['ollama'];
  /** A test of a model takes its turn between two batches. */
  turns: RightOfWay;
  /** These articles have other vectors now. */
  onVectors: (ids: readonly number[]) => void;
  /** Another model counts, or none; or there are so many vectors more that all is to be estimated anew. */
  onChange: () => void;
};

/** The model whose vectors count. */
export type CurrentModel = { model: string; digest: string };

/** What the embedding knows while the process runs. */
export type EmbeddingRun = {
  deps: EmbeddingDeps;
  stopping: AbortSignal;
  current: CurrentModel | undefined;
  /** Until when (epoch ms) the model counts as found in Ollama. */
  foundUntil: number;
  state: 'resting' | 'working' | 'collecting';
  trouble: EmbeddingTrouble | undefined;
  /** Looks at an Ollama that is away or busy, since the last success. */
  looks: number;
  /** Whether the models that judge stay in memory beside it. */
  fits: boolean;
  /** When the last burst ended (epoch ms), and whether it left something over. */
  lastBurst: { at: number; isCut: boolean };
  /** Ends the calls that are under way. */
  burst: AbortController;
  /** Numbers in a vector; undefined while there is none. */
  dimension: number | undefined;
  /** How often in a row vectors of another length came. */
  mismatches: number;
  /** Vectors of articles that came since all was learnt anew for them. */
  unlearnt: number;
  /** The phrases of the last texts that somebody tried without saving them. */
  previewed: readonly string[];
  /** Phrases that the model makes no vector of. */
  hopeless: Set<string>;
  /** The model whose predecessors' vectors are gone. */
  cleanedFor: string | null | undefined;
  /** When the embedding model was switched off (epoch ms). */
  offSince: number | undefined;
};

export function makeRun(deps: EmbeddingDeps, stopping: AbortSignal): EmbeddingRun {
  return {
    deps,
    stopping,
    current: undefined,
    foundUntil: 0,
    state: 'resting',
    trouble: undefined,
    looks: 0,
    fits: true,
    lastBurst: { at: 0, isCut: false },
    burst: new AbortController(),
    dimension: undefined,
    mismatches: 0,
    unlearnt: 0,
    previewed: [],
    hopeless: new Set(),
    cleanedFor: undefined,
    offSince: undefined,
  };
}

/** Another model counts from now on, or none; says so when it is another one. */
export async function setCurrent(run: EmbeddingRun, next: CurrentModel | undefined): Promise<void> {
  const before = run.current;
  if (before?.digest !== next?.digest) {
    await takeUp(run, next);
    run.deps.onChange();
    run.deps.bus.publish({ type: 'estimates_changed' });
  }
  run.current = next;
  if (next && (before?.model !== next.model || before.digest !== next.digest)) {
    await rememberModel(run.deps, next);
  }
}

/** The model whose vectors count at this moment: one that was chosen a moment ago may not be looked up yet. */
export async function findCounting({ deps, current }: EmbeddingRun): Promise<CurrentModel | undefined> {
  const { estimateModel } = await readOllamaSettings(deps.db, deps.config);
  return current && estimateModel !== null && isSameModel(current.model, estimateModel) ? current : undefined;
}

/** Takes a model up without a word about it: at a start nothing has changed. */
export async function takeUp(run: EmbeddingRun, next: CurrentModel | undefined): Promise<void> {
  run.current = next;
  run.dimension = next && (await findDimension(run.deps.db, next.digest));
  run.mismatches = 0;
  run.fits = true;
  run.hopeless.clear();
}

/** What the page shows of it is another thing now. */
export function show(run: EmbeddingRun, changes: Partial<Pick<EmbeddingRun, 'state' | 'trouble'>>): void {
  const before = `${run.state} ${run.trouble?.reason}`;
  Object.assign(run, changes);
  if (before !== `${run.state} ${run.trouble?.reason}`) run.deps.bus.publish({ type: 'estimates_changed' });
}

const KEY = 'embedding_model';
const rememberedSchema = z.object({ model: z.string(), digest: z.string() }).optional().catch(undefined);

async function rememberModel({ db, clock }: EmbeddingDeps, model: CurrentModel): Promise<void> {
  await saveSetting(db, KEY, { value: model, now: clock.now() });
}

/** The model of this name as it was when it was last seen: its vectors count while Ollama is away. */
export async function findRemembered(db: Database, name: string): Promise<CurrentModel | undefined> {
  const remembered = rememberedSchema.parse(await findSetting(db, KEY));
  return remembered && isSameModel(remembered.model, name) ? remembered : undefined;
}
