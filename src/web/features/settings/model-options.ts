import type { InstalledModel } from '#shared/ollama.ts';

/** One line of the model selector. */
export type ModelOption = {
  /** The name exactly as Ollama or the settings give it. */
  name: string;
  label: string;
  mark: 'loaded' | 'missing' | 'cannot_judge' | null;
};

/** The smallest model that is still shown in gigabytes. */
const GIGABYTE = 1_000_000_000;
const MEGABYTE = 1_000_000;

/** Bytes as Ollama's own list shows them: decimal, `2.0 GB`; below one gigabyte whole `622 MB`. */
export function formatModelSize(bytes: number): string {
  // What would round up to 1000 MB is shown as 1.0 GB.
  if (Math.round(bytes / MEGABYTE) >= 1_000) return `${(bytes / GIGABYTE).toFixed(1)} GB`;
  return `${Math.round(bytes / MEGABYTE)} MB`;
}

/**
 * The models that may be chosen, by name. The configured one is always among them: marked when it is gone
 * or cannot judge, never replaced. Stubs of models that run elsewhere are not offered.
 */
export function listModelOptions(models: InstalledModel[], configured: string | null): ModelOption[] {
  const offered = models.filter(
    (model) => model.can_judge && (!model.remote || isSame(model.name, configured)),
  );
  const options = offered.map(asOption).sort((one, other) => one.name.localeCompare(other.name));
  if (configured === null || options.some((option) => isSame(option.name, configured))) return options;
  const installed = models.some((model) => isSame(model.name, configured));
  const mark = installed ? ('cannot_judge' as const) : ('missing' as const);
  return [{ name: configured, label: configured, mark }, ...options];
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
  const size = model.size > 0 ? ` — ${formatModelSize(model.size)}` : '';
  return { name: model.name, label: model.name + size, mark: model.is_loaded ? 'loaded' : null };
}

function isSame(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && canonical(one) === canonical(other);
}

/** Ollama's rule for names: no case, `x` = `x:latest`, and its own registry may be left out. */
function canonical(name: string): string {
  const short = name
    .trim()
    .toLowerCase()
    .replace(/^registry\.ollama\.ai\//, '')
    .replace(/^library\//, '');
  return short.slice(short.lastIndexOf('/') + 1).includes(':') ? short : `${short}:latest`;
}
