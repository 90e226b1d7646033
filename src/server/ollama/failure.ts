import type { OllamaErrorClass } from '#shared/ollama.ts';

/** Why a call to Ollama did not succeed. `message` is Ollama's own wording where it has one. */
export type OllamaFailure = {
  class: OllamaErrorClass;
  message: string;
  /** The HTTP status, or null when none arrived. An error inside a stream keeps the stream's 200. */
  status: number | null;
};

/** What every call to Ollama returns: failing is normal here and never throws. */
export type OllamaResult<Value> = { ok: true; value: Value } | { ok: false; error: OllamaFailure };

/** Long enough for any sentence of Ollama's, short enough for a log line or a toast. */
const longestMessage = 500;

/** Makes a failure, with its message in one line of bounded length. */
export function makeFailure(
  errorClass: OllamaErrorClass,
  message: string,
  status: number | null = null,
): OllamaFailure {
  const line = message.replace(/\s+/g, ' ').trim();
  const clipped = line.length > longestMessage ? `${line.slice(0, longestMessage - 1)}…` : line;
  return { class: errorClass, message: clipped, status };
}

/** The unsuccessful result of a call. */
export function failed(error: OllamaFailure): { ok: false; error: OllamaFailure } {
  return { ok: false, error };
}

/** The successful result of a call. */
export function succeeded<Value>(value: Value): { ok: true; value: Value } {
  return { ok: true, value };
}
