/** Where a name without a host or a namespace comes from, as in Ollama's own name parser. */
const defaultHost = 'registry.ollama.ai';
const defaultNamespace = 'library';
const defaultTag = 'latest';

/** Model, namespace and tag hold at most 80 characters and hosts 350, as in Ollama's own name parser. */
const part = /^[a-z0-9_][a-z0-9_.-]{0,79}$/i;
const host = /^[a-z0-9_][a-z0-9_.:-]{0,349}$/i;

type NameParts = { host: string; namespace: string; model: string; tag: string };

function splitName(name: string): NameParts | undefined {
  const pieces = name.trim().split('/');
  const last = pieces.pop() ?? '';
  if (pieces.length > 2) return undefined;
  const colon = last.indexOf(':');
  return {
    host: (pieces.length === 2 ? pieces[0] : undefined) ?? defaultHost,
    namespace: pieces.at(-1) ?? defaultNamespace,
    model: colon < 0 ? last : last.slice(0, colon),
    tag: colon < 0 ? defaultTag : last.slice(colon + 1),
  };
}

/**
 * The one spelling of all names that mean the same model: `Llama3.2`, `llama3.2:latest` and
 * `registry.ollama.ai/library/llama3.2:latest` are equal. For comparing only: store and send names exactly
 * as the server gives them. A name that is none is returned in lower case.
 */
export function canonicalModelName(name: string): string {
  const parts = splitName(name);
  if (!parts) return name.trim().toLowerCase();
  return `${parts.host}/${parts.namespace}/${parts.model}:${parts.tag}`.toLowerCase();
}

/** Whether two names mean the same model. */
export function isSameModel(one: string, other: string): boolean {
  return canonicalModelName(one) === canonicalModelName(other);
}

/** For sorting by name, in which a number counts as a whole: `qwen3:8b` comes before `qwen3:14b`. */
export function compareModelNames(one: string, other: string): number {
  return one.localeCompare(other, 'en', { numeric: true });
}

/**
 * A name the owner typed, trimmed, or undefined when Ollama would call it an invalid model name.
 * Accepts `[host/][namespace/]model[:tag]`, for instance `hf.co/user/repo:Q4_K_M`.
 */
export function parseModelName(typed: string): string | undefined {
  const parts = splitName(typed);
  if (!parts || !host.test(parts.host)) return undefined;
  const others = [parts.namespace, parts.model, parts.tag];
  return others.every((text) => part.test(text)) ? typed.trim() : undefined;
}
