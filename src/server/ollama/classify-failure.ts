import type { OllamaErrorClass } from '#shared/ollama.ts';
import { makeFailure, type OllamaFailure } from './failure.ts';
import { parseJson } from './ndjson.ts';
import { errorBodySchema } from './wire-schemas.ts';

/** An answer that is no success: its status and its body as text. */
export type FailedAnswer = { status: number; body: string };

type Rule = { class: OllamaErrorClass; words: RegExp };

/**
 * What Ollama says, whatever status it says it with: errors come as statuses, and as lines inside streams
 * that began with 200. The first rule that fits counts.
 */
const rulesByWords: readonly Rule[] = [
  { class: 'cloud_disabled', words: /cloud is disabled/i },
  { class: 'disk_full', words: /no space left on device|not enough (disk )?space|disk quota exceeded/i },
  { class: 'too_old', words: /\b412\b|newer version of ollama/i },
  { class: 'damaged', words: /digest mismatch/i },
  { class: 'not_found', words: /manifest.*(file does not exist|not found)/i },
  { class: 'offline', words: /no such host|dial tcp|network is unreachable|tls handshake timeout/i },
  { class: 'bad_name', words: /invalid model name|model is required/i },
  { class: 'unsupported', words: /does not support/i },
  // An embedding model that reckoned itself out of all numbers; always with the same texts (ollama issue 15582).
  { class: 'bad_output', words: /unsupported value: (NaN|[+-]?Inf)/ },
  { class: 'too_long', words: /context (length|window|size)|input (is )?too long/i },
  { class: 'out_of_memory', words: /out of memory|system memory|insufficient memory|unable to allocate/i },
  { class: 'out_of_memory', words: /runner (process )?(has )?(unexpectedly stopped|terminated|no longer)/i },
  { class: 'busy', words: /server busy|maximum pending requests/i },
  { class: 'model_missing', words: /model .*not found/i },
];

/**
 * The class of an answer that is no success. Status and body are both needed: 403 and 404 mean several
 * things, and a proxy in front of Ollama answers for itself.
 */
export function classifyAnswer({ status, body }: FailedAnswer): OllamaFailure {
  const words = errorText(body);
  const message = words ?? plainText(body) ?? `The answer was HTTP ${status}.`;
  return makeFailure(classOf(status, words, body), message, status);
}

/** The class of an `error` line inside a stream that began well. */
export function classifyErrorLine(words: string): OllamaFailure {
  return makeFailure(classByWords(words) ?? 'other', words, 200);
}

function classOf(status: number, words: string | undefined, body: string): OllamaErrorClass {
  if (status === 403 && body === '') return 'forbidden_host';
  const byWords = words === undefined ? undefined : classByWords(words);
  if (byWords) return byWords;
  if (status === 401 || status === 403 || status === 407) return 'unauthorized';
  if (status === 429) return 'busy';
  // A proxy says these for an Ollama that is away; Ollama itself says 503 in JSON, when its queue is full.
  if (status === 502 || status === 504) return 'unreachable';
  if (status === 503) return words === undefined ? 'unreachable' : 'busy';
  // Ollama knows every path and method we use: who does not know them is another server.
  if (status < 400 || status === 404 || status === 405) return 'not_ollama';
  return 'other';
}

function classByWords(words: string): OllamaErrorClass | undefined {
  return rulesByWords.find((rule) => rule.words.test(words))?.class;
}

function errorText(body: string): string | undefined {
  const parsed = errorBodySchema.safeParse(parseJson(body));
  return parsed.success ? parsed.data.error : undefined;
}

function plainText(body: string): string | undefined {
  const isPage = body.trimStart().startsWith('<');
  return isPage || body.trim() === '' ? undefined : body;
}

/** Codes of Node and undici that mean: nobody there, or gone in the middle of a sentence. */
const unreachableCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'ENETUNREACH',
  'ETIMEDOUT',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_SOCKET',
]);

/** The class of an error thrown below HTTP, by its code: refused, not found, cut off, or not HTTP at all. */
export function classifyTransportError(error: unknown): OllamaFailure {
  const { code, message } = readError(error);
  if (isParserError(error)) return makeFailure('not_ollama', 'The answer was not HTTP.');
  if (code && unreachableCodes.has(code)) return makeFailure('unreachable', message || code);
  return makeFailure('other', message || code || 'The call failed without a reason.');
}

/** undici names its parser's errors by class; some carry a code of llhttp's, some none. */
function isParserError(error: unknown): boolean {
  return error instanceof Error && error.name === 'HTTPParserError';
}

function readError(error: unknown): { code: string | undefined; message: string } {
  if (!(error instanceof Error)) return { code: undefined, message: String(error) };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  // A name with several addresses fails as a group whose own message is empty.
  const group = error instanceof AggregateError ? error.errors : [];
  const first: unknown = group[0];
  const message = error.message || (first instanceof Error ? first.message : '');
  if (code === undefined && error.cause) return readError(error.cause);
  return { code, message };
}
