import type { OllamaClient } from '#server/ollama/client.ts';
import type { Clock } from '#server/platform/clock.ts';
import { AppError } from '#shared/app-error.ts';
import { isSameModel } from '#shared/model-name.ts';
import type { Pull } from '#shared/pull.ts';
import { checkModelName } from './check-model-name.ts';
import type { Pulls } from './pulls.ts';

export type StartPullDeps = { client: Pick<OllamaClient, 'tags'>; clock: Clock; pulls: Pulls };

/** How long Ollama may take to say what is installed, in milliseconds: a hanging one must not hold up a click. */
const ASKING = 2_000;

/**
 * Starts the pull of a model, or joins the one that is there. What is installed already is only pulled as
 * an `update`; where Ollama does not say, the pull itself will. Throws `bad_model_name`, `model_installed`.
 */
export async function startPull(
  deps: StartPullDeps,
  { model: typed, update = false }: { model: string; update?: boolean | undefined },
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
  return deps.pulls.add(model);
}

async function isInstalled({ client, clock }: StartPullDeps, model: string): Promise<boolean> {
  const asking = new AbortController();
  const cancel = clock.after(ASKING, () => asking.abort());
  const tags = await client.tags(asking.signal);
  cancel();
  return tags.ok && tags.value.some(({ name }) => isSameModel(name, model));
}
