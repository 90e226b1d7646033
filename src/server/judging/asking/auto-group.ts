import { listAliases } from '#server/categories/alias-queries.ts';
import { listCategories } from '#server/categories/category-queries.ts';
import { listUngrouped, type ProposedGroup, planGroups } from '#server/categories/plan-groups.ts';
import type { LoadedConfig } from '#server/config/load.ts';
import type { Database } from '#server/database/open.ts';
import {
  buildGroupPrompt,
  chooseGrouped,
  groupFormat,
  parseGroups,
} from '#server/judging/prompts/group-prompt.ts';
import { findModel, type ModelSource } from '#server/models/find-model.ts';
import { notInstalled, toOllamaError } from '#server/models/ollama-error.ts';
import type { ChatRequest } from '#server/ollama/chat.ts';
import { chooseThinking, mayThink } from '#server/ollama/thinking.ts';
import type { RightOfWay } from '#server/platform/right-of-way.ts';
import { readOllamaSettings } from '#server/settings/ollama-settings.ts';
import { AppError } from '#shared/app-error.ts';
import type { Category } from '#shared/category.ts';
import type { SuggestedGroups } from '#shared/category-answer.ts';
import type { InstalledModel } from '#shared/ollama.ts';
import type { AskLimits } from './ask-model.ts';
import { THINKING_CONTEXT } from './chat-request.ts';

export type AutoGroupDeps = ModelSource & {
  db: Database;
  config: LoadedConfig['ollama'];
  limits: AskLimits;
  /** Judging waits while groups are sought: one model, one call. */
  turns: RightOfWay;
};

/** Groups of two hundred names are about as many tokens; thoughts come on top. */
const ANSWER_TOKENS = 2_000;
const THINKING_TOKENS = 2_000;
const SEED = 7;

/**
 * Asks the model that categorizes for groups of the categories that stand in none. Nothing is changed: the
 * answer is a list of moves to look at, empty where there is nothing to group. Throws `conflict` without a chosen
 * model, `model_not_installed`, `model_cannot_judge`, the codes of Ollama's failures, and `ollama_failed` for an
 * answer of no use.
 */
export async function suggestGroups(deps: AutoGroupDeps, signal: AbortSignal): Promise<SuggestedGroups> {
  const model = await getCategorizer(deps);
  const categories = await listCategories(deps.db, { all: true });
  const offered = chooseGrouped(listUngrouped(categories));
  if (offered.length < 2) return { moves: [], model: model.name };
  const groups = listGroupNames(categories);
  const proposed = await deps.turns.alone(
    () => askForGroups(deps, model, { offered, groups, signal }),
    signal,
  );
  const aliases = await listAliases(deps.db);
  return { moves: planGroups(proposed, offered, { categories, aliases }), model: model.name };
}

function listGroupNames(categories: readonly Category[]): string[] {
  const parents = new Set(categories.map(({ parent_id }) => parent_id));
  return categories.filter(({ id, hidden }) => !hidden && parents.has(id)).map(({ name }) => name);
}

async function getCategorizer(deps: AutoGroupDeps): Promise<InstalledModel> {
  const { categorizationModel: name } = await readOllamaSettings(deps.db, deps.config);
  if (name === null) {
    throw new AppError('conflict', 'No model is chosen yet, and grouping needs one.', {
      hint: 'Choose a model under Settings → Ollama, or move the categories by hand.',
    });
  }
  const found = await findModel(deps, name, { allowCloud: deps.config.allow_cloud });
  switch (found.kind) {
    case 'found':
      return found.model;
    case 'not_installed':
      throw notInstalled(name);
    case 'cannot_judge':
      throw new AppError('model_cannot_judge', `${name} cannot group categories.`, {
        hint: 'Choose a chat model under Settings → Ollama.',
      });
    case 'failed':
      throw toOllamaError(found.failure, { url: deps.client.baseUrl, model: name });
  }
}

type GroupQuestion = { offered: Category[]; groups: string[]; signal: AbortSignal };

/** An answer of no use is asked for once more, with another seed. */
async function askForGroups(
  deps: AutoGroupDeps,
  model: InstalledModel,
  question: GroupQuestion,
): Promise<ProposedGroup[]> {
  const { firstTokenTimeout, idleTimeout, totalTimeout } = deps.limits;
  const watch = { firstTokenTimeout, idleTimeout, totalTimeout, signal: question.signal };
  for (const seed of [SEED, SEED + 1]) {
    const answer = await deps.client.chat(buildRequest(deps, model, { ...question, seed }), watch);
    if (!answer.ok && answer.error.class !== 'bad_output') {
      throw toOllamaError(answer.error, { url: deps.client.baseUrl, model: model.name });
    }
    const groups = answer.ok ? parseGroups(answer.value.content) : undefined;
    if (groups) return groups;
  }
  throw new AppError('ollama_failed', `${model.name} did not answer with groups.`, {
    hint: 'Try again, choose a larger model, or move the categories by hand.',
    details: { error_class: 'bad_output' },
  });
}

function buildRequest(
  { limits }: AutoGroupDeps,
  model: InstalledModel,
  { offered, groups, seed }: GroupQuestion & { seed: number },
): ChatRequest {
  const thinks = mayThink(model, limits.thinking);
  return {
    model: model.name,
    messages: [{ role: 'user', content: buildGroupPrompt(offered, groups) }],
    format: groupFormat(offered),
    think: chooseThinking(model, limits.thinking),
    options: {
      ...(thinks ? {} : { temperature: 0 }),
      seed,
      // The context that judging uses: another one would load the model anew.
      num_ctx: thinks ? Math.max(limits.contextLength, THINKING_CONTEXT) : limits.contextLength,
      num_predict: ANSWER_TOKENS + (thinks ? THINKING_TOKENS : 0),
    },
    keepAlive: limits.keepAlive,
  };
}
