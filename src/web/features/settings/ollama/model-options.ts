import { describeBytes } from '#shared/byte-words.ts';
import { compareModelNames, isSameModel } from '#shared/model-name.ts';
import type { InstalledModel } from '#shared/ollama.ts';
import { isTooSmallToJudge } from '#shared/small-model.ts';

/** One line of the model selector. */
export type ModelOption = {
  /** The name exactly as Ollama or the settings give it. */
  name: string;
  label: string;
  mark: 'loaded' | 'missing' | 'cannot_judge' | 'cannot_embed' | null;
  /** True for models that rank no better than chance, because they are so small. */
  tooSmall: boolean;
};

/**
 * The models that may judge, by name. The configured one is always among them: marked when it is gone
 * or cannot judge, never replaced. What cannot judge is not offered, nor are stubs of models that run
 * elsewhere unless the owner allowed them.
 */
export function listModelOptions(models: InstalledModel[], configured: string | null): ModelOption[] {
  return listOptions({ models, configured }, { fits: (model) => model.can_judge, unfit: 'cannot_judge' });
}

/** The models that may make estimates finer, in the same way. */
export function listEmbeddingOptions(models: InstalledModel[], configured: string | null): ModelOption[] {
  return listOptions({ models, configured }, { fits: (model) => model.can_embed, unfit: 'cannot_embed' });
}

type Given = { models: InstalledModel[]; configured: string | null };
type Rule = { fits: (model: InstalledModel) => boolean; unfit: 'cannot_judge' | 'cannot_embed' };

function listOptions({ models, configured }: Given, { fits, unfit }: Rule): ModelOption[] {
  const options = models
    .filter(fits)
    .map(asOption)
    .sort((one, other) => compareModelNames(one.name, other.name));
  if (configured === null || options.some((option) => isSame(option.name, configured))) return options;
  const installed = models.some((model) => isSame(model.name, configured));
  const mark = installed ? unfit : ('missing' as const);
  return [{ name: configured, label: configured, mark, tooSmall: false }, ...options];
}

/** What the selector shows while Ollama does not answer: the configured name, of which nothing is known. */
export function listOfflineOptions(configured: string | null): ModelOption[] {
  return configured === null ? [] : [{ name: configured, label: configured, mark: null, tooSmall: false }];
}

/** Whether the option may be saved: it is installed and can do what is asked of it. */
export function isOffered({ mark }: ModelOption): boolean {
  return mark === null || mark === 'loaded';
}

/** The option that means the same model as `name`; undefined for null and for a name not offered. */
export function findOption(options: ModelOption[], name: string | null): ModelOption | undefined {
  return options.find((option) => isSame(option.name, name));
}

/** Whether both names, or both nothing, mean the same choice. */
export function isSameChoice(one: string | null, other: string | null): boolean {
  return one === other || isSame(one, other);
}

function asOption(model: InstalledModel): ModelOption {
  const size = model.size > 0 ? ` — ${describeBytes(model.size)}` : '';
  return {
    name: model.name,
    label: model.name + size,
    mark: model.is_loaded ? 'loaded' : null,
    tooSmall: isTooSmallToJudge(model),
  };
}

function isSame(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && isSameModel(one, other);
}
