import type { Database } from '#server/database/open.ts';
import type { Clock } from '#server/platform/clock.ts';
import type { Logger } from '#server/platform/logger.ts';
import { readWhenPulled, saveWhenPulled } from '#server/settings/use-when-pulled.ts';
import { isSameModel } from '#shared/model-name.ts';
import { findEmbeddingModel, findModel } from './find-model.ts';
import { type SelectionDeps, selectModels } from './select-model.ts';

/** Takes models into use as soon as they are pulled, for owners who said so when they asked for the pull. */
type UseWhenPulled = { start: () => Promise<void>; stop: () => Promise<void> };

/** Listens for models that came; looks once at the start, for one that came while nobody listened. */
export function createUseWhenPulled(deps: SelectionDeps & { logger: Logger }): UseWhenPulled {
  let last: Promise<void> = Promise.resolve();
  const look = () => {
    // One after the other: two models that come together must not overwrite each other's choice.
    last = last
      .then(() => useWhatCame(deps))
      .catch((err: unknown) => deps.logger.error({ err }, 'a pulled model could not be taken into use'));
  };
  const unsubscribe = deps.bus.subscribe(({ type }) => {
    if (type === 'models_changed') look();
  });
  return {
    start: async () => look(),
    stop: async () => {
      unsubscribe();
      await last;
    },
  };
}

async function useWhatCame(deps: SelectionDeps): Promise<void> {
  const { judging, estimates } = await readWhenPulled(deps.db);
  const { allow_cloud: allowCloud } = deps.config;
  if (judging !== null) {
    const { kind } = await findModel(deps, judging, { allowCloud });
    if (kind === 'found') await selectModels(deps, { categorizationModel: judging });
    if (kind === 'cannot_judge') await saveWhenPulled(deps.db, { judging: null }, deps.clock.now());
  }
  if (estimates === null) return;
  const { kind } = await findEmbeddingModel(deps, estimates, { allowCloud });
  if (kind === 'found') await selectModels(deps, { estimateModel: estimates });
  if (kind === 'cannot_embed') await saveWhenPulled(deps.db, { estimates: null }, deps.clock.now());
}

type ForgetDeps = { db: Database; clock: Clock };

/** The pull was called off: should the model come some other day, it is not taken into use by itself. */
export async function forgetWhenPulled({ db, clock }: ForgetDeps, model: string): Promise<void> {
  const { judging, estimates } = await readWhenPulled(db);
  await saveWhenPulled(
    db,
    {
      judging: judging !== null && isSameModel(judging, model) ? null : judging,
      estimates: estimates !== null && isSameModel(estimates, model) ? null : estimates,
    },
    clock.now(),
  );
}
