import type { Database } from '#server/database/open.ts';
import type { OllamaClient } from '#server/ollama/client.ts';
import type { Clock } from '#server/platform/clock.ts';
import { saveWhenPulled } from '#server/settings/use-when-pulled.ts';
import { AppError } from '#shared/app-error.ts';
import { isSameModel } from '#shared/model-name.ts';
import type { Pull, UseFor } from '#shared/pull.ts';
import { checkModelName } from './check-model-name.ts';
import type { Pulls } from './pulls.ts';

export type StartPullDeps = { client: Pick<OllamaClient, 'tags'>; clock: Clock; db: Database; pulls: Pulls };

type PullWish = { model: string; update?: boolean | undefined; useFor?: UseFor | undefined };

/** How long Ollama may take to say what is installed, in milliseconds: a hanging one must not hold up a click. */
const ASKING = 2_000;

/**
 * Starts the pull of a model, or joins the one that is there. What is installed already is only pulled as
 * an `update`; where Ollama does not say, the pull itself will. `useFor`: what the model is taken into use for
 * once it is there. Throws `bad_model_name`, `model_installed`.
 */
export async function startPull(
  deps: StartPullDeps,
  { model: typed, update = false, useFor }: PullWish,
): Promise<Pull> {
  const model = checkModelName(typed);
  const isUnderWay = deps.pulls
    .list()
    .some((pull) => isSameModel(pull.model, model) && (pull.state === 'queued' || pull.state === 'running'));
  if (!update && !isUnderWay && (await isInstalled(deps, model))) {
    throw new AppError('model_installed', `${model} is installed already.`, {
      hint: 'Send "update": true to fetch its newest version.',
    });
  }
  if (useFor) await saveWhenPulled(deps.db, { [useFor]: model }, deps.clock.now());
  return deps.pulls.add(model);
}

async function isInstalled({ client, clock }: StartPullDeps, model: string): Promise<boolean> {
  const asking = new AbortController();
  const cancel = clock.after(ASKING, () => asking.abort());
  const tags = await client.tags(asking.signal);
  cancel();
  return tags.ok && tags.value.some(({ name }) => isSameModel(name, model));
}
