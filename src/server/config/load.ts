import { existsSync, readFileSync } from 'node:fs';
import { parse as parseYaml } from 'yaml';
import { checkAccess } from './check-access.ts';
import { normaliseOllamaUrl } from './ollama-url.ts';
import { listConfigOptions } from './options.ts';
import { type Config, configSchema, DEFAULT_OLLAMA_URL } from './schema.ts';

export type Environment = Record<string, string | undefined>;

/** The configuration with the one value that depends on more than its own key. */
export type LoadedConfig = Config & {
  ollama: Config['ollama'] & {
    url: string;
    /** False while only the built-in default says where Ollama is. */
    url_is_configured: boolean;
  };
};

/** All mistakes in the configuration at once, each with the key it belongs to. */
export class ConfigError extends Error {
  readonly mistakes: string[];

  constructor(mistakes: string[]) {
    super(
      `The configuration has ${mistakes.length === 1 ? 'a mistake' : 'mistakes'}:\n  ${mistakes.join('\n  ')}`,
    );
    this.name = 'ConfigError';
    this.mistakes = mistakes;
  }
}

/**
 * Reads tier 1: defaults, then the file (`winnow.yaml`, or what `WINNOW_CONFIG` names), then the
 * environment, then `overrides` (variables a caller such as the demo insists on). The result is frozen.
 * Throws {@link ConfigError}.
 */
export function loadConfig(given: Environment = process.env, overrides: Environment = {}): LoadedConfig {
  const environment = { ...given, ...overrides };
  const file = environment['WINNOW_CONFIG'] ?? 'winnow.yaml';
  const mistakes: string[] = [];
  const values = readFile(file, environment['WINNOW_CONFIG'] !== undefined, mistakes);
  mergeEnvironment(values, environment, mistakes);

  const parsed = configSchema.safeParse(values);
  for (const issue of parsed.error?.issues ?? []) {
    mistakes.push(`${issue.path.join('.') || file}: ${issue.message}`);
  }
  const ollamaUrl = parsed.data ? readOllamaUrl(parsed.data, environment, mistakes) : null;
  if (parsed.data) mistakes.push(...checkAccess(parsed.data));
  if (!parsed.data || !ollamaUrl || mistakes.length > 0) throw new ConfigError(mistakes);
  return deepFreeze({ ...parsed.data, ollama: { ...parsed.data.ollama, ...ollamaUrl } });
}

function readFile(file: string, required: boolean, mistakes: string[]): Record<string, unknown> {
  if (!existsSync(file)) {
    if (required) mistakes.push(`${file}: there is no such file`);
    return {};
  }
  try {
    const content: unknown = parseYaml(readFileSync(file, 'utf8')) ?? {};
    if (isRecord(content)) return content;
    mistakes.push(`${file}: keys and values are expected`);
  } catch (error) {
    mistakes.push(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
  return {};
}

function mergeEnvironment(
  values: Record<string, unknown>,
  environment: Environment,
  mistakes: string[],
): void {
  const options = listConfigOptions();
  for (const option of options) {
    const text = environment[option.variable];
    if (text === undefined || text === '') continue;
    setPath(
      values,
      option.key.split('.'),
      option.key === 'ollama.headers' ? readHeaders(text, mistakes) : text,
    );
  }
  const known = new Set([...options.map((option) => option.variable), 'WINNOW_CONFIG']);
  for (const variable of Object.keys(environment)) {
    if (variable.startsWith('WINNOW_') && !known.has(variable)) mistakes.push(`${variable}: no such setting`);
  }
}

function readHeaders(text: string, mistakes: string[]): unknown {
  try {
    return JSON.parse(text);
  } catch {
    mistakes.push('WINNOW_OLLAMA_HEADERS: write a JSON object, such as {"Authorization":"Bearer …"}');
    return {};
  }
}

function setPath(values: Record<string, unknown>, path: string[], value: unknown): void {
  const [key, ...rest] = path;
  if (key === undefined) return;
  if (rest.length === 0) {
    values[key] = value;
    return;
  }
  const existing = values[key];
  const child = isRecord(existing) ? existing : {};
  values[key] = child;
  setPath(child, rest, value);
}

function readOllamaUrl(config: Config, environment: Environment, mistakes: string[]) {
  const configured = config.ollama.host ?? (environment['OLLAMA_HOST']?.trim() || undefined);
  const url = normaliseOllamaUrl(configured ?? DEFAULT_OLLAMA_URL);
  if (!url) mistakes.push(`ollama.host: ${configured} is not an address such as http://localhost:11434`);
  return url ? { url, url_is_configured: configured !== undefined } : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function deepFreeze<T extends object>(value: T): T {
  for (const child of Object.values(value)) {
    if (typeof child === 'object' && child !== null) deepFreeze(child);
  }
  return Object.freeze(value);
}
