import type { ModelInUse, ModelLibrary, OfferedModel } from '#shared/model-library.ts';
import { canonicalModelName, compareModelNames, isSameModel } from '#shared/model-name.ts';
import type { ModelTest } from '#shared/model-test.ts';
import type { InstalledModel } from '#shared/ollama.ts';
import type { Pull } from '#shared/pull.ts';
import type { OllamaConfig } from '#shared/settings.ts';

/** What a model does for the owner. `Judging`: both questions. */
export type ModelRole = 'Judging' | 'Categorization' | 'Scoring' | 'Estimates';

/** One line of the library: a model that is installed, recommended, configured or being pulled. */
export type LibraryRow = {
  /** The same whatever becomes of the model. */
  key: string;
  /** What the row is called. */
  title: string;
  /** What Ollama is asked for: the installed name as it is, else the name as it was asked for. */
  name: string;
  installed: InstalledModel | null;
  offered: OfferedModel | null;
  roles: ModelRole[];
  /** Other installed names of the same digest. */
  aliases: string[];
  /** Bytes on disk, or about as many to download; null when nobody knows. */
  size: number | null;
  pull: Pull | null;
  /** The test that runs, or the last one; null for what is not installed. */
  test: ModelTest | null;
  /** Whether the test stands in this row: of the names of one model, in the one that was tested. */
  showsTest: boolean;
  /** Why it must not be deleted now. */
  inUse: ModelInUse['reason'] | null;
};

export type LibraryFacts = {
  library: ModelLibrary;
  pulls: Pull[];
  config: JudgeConfig & Pick<OllamaConfig, 'estimate_model'>;
};

type JudgeConfig = Pick<OllamaConfig, 'categorization_model' | 'scoring_model' | 'use_separate_models'>;

/**
 * One row for each model, whatever names it goes by: installed ones first (those in use before others),
 * then those being pulled, then the rest of the recommended ones.
 */
export function listLibraryRows(facts: LibraryFacts): LibraryRow[] {
  const { library, pulls, config } = facts;
  const names = [
    ...library.recommended.map(({ name }) => name),
    ...library.models.map(({ name }) => name).sort(compareModelNames),
    ...judgingModels(config),
    ...(config.estimate_model === null ? [] : [config.estimate_model]),
    ...pulls.map(({ model }) => model),
  ];
  const firstNames = new Map<string, string>();
  for (const name of names) {
    const key = canonicalModelName(name);
    if (!firstNames.has(key)) firstNames.set(key, name);
  }
  const rows = [...firstNames].map(([key, name]) => makeRow(facts, { key, name }));
  // `sort` is stable: within a group the order of our list stays.
  return rows.sort((one, other) => groupOf(one) - groupOf(other));
}

function makeRow(facts: LibraryFacts, { key, name }: { key: string; name: string }): LibraryRow {
  const { library, pulls, config } = facts;
  const installed = library.models.find((model) => isSameModel(model.name, name)) ?? null;
  const offered = library.recommended.find((model) => isSameModel(model.name, name)) ?? null;
  return {
    key,
    title: offered?.name ?? installed?.name ?? name,
    name: installed?.name ?? name,
    installed,
    offered,
    roles: rolesOf(config, name),
    aliases: installed ? listAliases(library.models, installed) : [],
    size: installed?.size ?? offered?.approximate_size ?? null,
    pull: pulls.findLast((pull) => isSameModel(pull.model, name)) ?? null,
    test: installed && findTest(library, installed),
    showsTest: installed !== null && isTestedName(library, installed),
    inUse: library.in_use.find((model) => isSameModel(model.name, name))?.reason ?? null,
  };
}

/** A test that failed because its model was missing says nothing any more once that is installed again. */
function findTest({ tests }: ModelLibrary, { digest }: InstalledModel): ModelTest | null {
  const test = tests[digest];
  if (!test) return null;
  if (test.state !== 'failed' || test.error_class !== 'model_missing') return test;
  return test.result && { ...test, state: 'done', error_class: null, message: null, hint: null };
}

/** The name that was tested, or the first of the model's names when that one is gone. */
function isTestedName({ tests, models }: ModelLibrary, { name, digest }: InstalledModel): boolean {
  const names = models.filter((model) => model.digest === digest).map((model) => model.name);
  const tested = tests[digest]?.model ?? name;
  return name === (names.find((other) => isSameModel(other, tested)) ?? names[0]);
}

function listAliases(models: InstalledModel[], model: InstalledModel): string[] {
  return models
    .filter((other) => other.digest === model.digest && other.name !== model.name)
    .map(({ name }) => name);
}

/** A model that is to judge and is not installed any more; undefined while all are there. */
export function findMissingModel(
  { models }: Pick<ModelLibrary, 'models'>,
  config: JudgeConfig,
): string | undefined {
  return judgingModels(config).find((name) => !models.some((model) => isSameModel(model.name, name)));
}

function judgingModels(config: JudgeConfig): string[] {
  const names = [config.categorization_model, ...(config.use_separate_models ? [config.scoring_model] : [])];
  return names.filter((name) => name !== null);
}

function rolesOf(config: LibraryFacts['config'], name: string): ModelRole[] {
  const isChosen = (chosen: string | null) => chosen !== null && isSameModel(chosen, name);
  const categorizes = isChosen(config.categorization_model);
  const separate = config.use_separate_models;
  const roles: Record<ModelRole, boolean> = {
    Judging: categorizes && !separate,
    Categorization: categorizes && separate,
    Scoring: separate && isChosen(config.scoring_model),
    Estimates: isChosen(config.estimate_model),
  };
  return (Object.keys(roles) as ModelRole[]).filter((role) => roles[role]);
}

function groupOf({ installed, roles, pull }: LibraryRow): number {
  if (roles.length > 0) return 0;
  if (installed) return 1;
  return pull ? 2 : 3;
}

/**
 * The order in which rows stand while the page is looked at: each keeps its place, new ones come at the
 * end. Gives the same array when nothing is new.
 */
export function extendOrder(order: readonly string[], rows: LibraryRow[]): readonly string[] {
  const known = new Set(order);
  const fresh = rows.map(({ key }) => key).filter((key) => !known.has(key));
  return fresh.length === 0 ? order : [...order, ...fresh];
}

export function sortByOrder(rows: LibraryRow[], order: readonly string[]): LibraryRow[] {
  const place = new Map(order.map((key, index) => [key, index]));
  return [...rows].sort((one, other) => (place.get(one.key) ?? 0) - (place.get(other.key) ?? 0));
}
