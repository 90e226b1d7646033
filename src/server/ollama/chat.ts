import type { Link } from './ask.ts';
import { classifyAnswer, classifyErrorLine, classifyTransportError } from './classify-failure.ts';
import { failed, makeFailure, type OllamaResult, succeeded } from './failure.ts';
import { parseJson, readLines } from './ndjson.ts';
import type { ThinkValue } from './thinking.ts';
import { readText } from './transport.ts';
import { startWatchdog, type Watchdog } from './watchdog.ts';
import { type ChatLine, chatLineSchema } from './wire-schemas.ts';

export type ChatMessage = { role: 'system' | 'user' | 'assistant'; content: string };

/** Options as Ollama names them. Other values than the loaded ones for `num_ctx` reload the model. */
export type ChatOptions = {
  num_ctx: number;
  num_predict: number;
  temperature?: number;
  top_p?: number;
  top_k?: number;
  min_p?: number;
  seed?: number;
};

export type ChatRequest = {
  model: string;
  messages: ChatMessage[];
  /** The JSON schema of the answer. The model does not see it: the prompt must describe the fields too. */
  format?: Record<string, unknown> | undefined;
  /** From {@link chooseThinking}. */
  think?: ThinkValue;
  options: ChatOptions;
  /** How long the model stays in memory afterwards, as in `10m`. */
  keepAlive: string;
};

/** Limits in milliseconds: to the first piece of an answer, between two pieces, and for all of it. */
export type ChatWatch = {
  firstTokenTimeout: number;
  idleTimeout: number;
  totalTimeout: number;
  signal?: AbortSignal | undefined;
  /** Called for every piece of the answer as it comes, thoughts not included. */
  onToken?: ((piece: string) => void) | undefined;
};

/** Durations are milliseconds. `promptTokens` says nothing of the prefix cache: only `promptMs` shows it. */
export type ChatMetrics = {
  totalMs: number;
  loadMs: number;
  promptTokens: number;
  promptMs: number;
  generatedTokens: number;
  generatedMs: number;
};

export type ChatAnswer = {
  content: string;
  thinking: string;
  /** `stop` when the model finished, `length` when `num_predict` or the context ended it. */
  doneReason: string;
  metrics: ChatMetrics;
};

/** A line holds one token; only a server without streaming puts a whole answer into one. */
const longestLine = 1024 * 1024;
/** Far above `num_predict` 2,000 tokens: a model in a loop is stopped, not collected. */
const longestAnswer = 256 * 1024;
const longestErrorBody = 64 * 1024;

/**
 * Asks a model and collects its streamed answer. Never throws. An answer that ended with `length` is a
 * success here: whether it is of use is for the asker to say. A stream without an end is `bad_output`.
 *
 * Too long a prompt is refused (`too_long`) and never cut: Ollama's own default cuts without a word.
 */
export async function chat(
  link: Link,
  request: ChatRequest,
  watch: ChatWatch,
): Promise<OllamaResult<ChatAnswer>> {
  const watchdog = startWatchdog(link.clock, watch.signal);
  watchdog.limit(watch.totalTimeout, `No complete answer within ${watch.totalTimeout / 1000} seconds.`);
  const firstToken = watchdog.limit(
    watch.firstTokenTimeout,
    `No first word within ${watch.firstTokenTimeout / 1000} seconds.`,
  );
  try {
    const { status, body } = await link.transport.send({
      method: 'POST',
      path: '/api/chat',
      body: chatBody(request),
      signal: watchdog.signal,
    });
    if (status !== 200) {
      return failed(classifyAnswer({ status, body: (await readText(body, longestErrorBody)) ?? '' }));
    }
    const lines = withIdleLimit(readLines(body, longestLine), {
      watchdog,
      firstToken,
      limit: watch.idleTimeout,
    });
    return await collectAnswer(lines, watch.onToken);
  } catch (error) {
    return failed(watchdog.reason() ?? classifyTransportError(error));
  } finally {
    watchdog.end();
  }
}

function chatBody({ keepAlive, ...request }: ChatRequest) {
  return { ...request, stream: true, truncate: false, shift: false, keep_alive: keepAlive };
}

type Patience = { watchdog: Watchdog; firstToken: () => void; limit: number };

async function* withIdleLimit(lines: AsyncIterable<string>, { watchdog, firstToken, limit }: Patience) {
  let cancel = firstToken;
  for await (const line of lines) {
    cancel();
    yield line;
    cancel = watchdog.limit(limit, `Nothing came for ${limit / 1000} seconds in the middle of an answer.`);
  }
  cancel();
}

async function collectAnswer(
  lines: AsyncIterable<string>,
  onToken: ChatWatch['onToken'],
): Promise<OllamaResult<ChatAnswer>> {
  let content = '';
  let thinking = '';
  let last: ChatLine | undefined;
  for await (const text of lines) {
    const parsed = chatLineSchema.safeParse(parseJson(text));
    if (!parsed.success) {
      return failed(makeFailure('not_ollama', "The answer was not one of Ollama's.", 200));
    }
    const line = parsed.data;
    if (line.error !== undefined) return failed(classifyErrorLine(line.error));
    const piece = line.message?.content ?? '';
    content += piece;
    thinking += line.message?.thinking ?? '';
    if (piece !== '') onToken?.(piece);
    if (content.length + thinking.length > longestAnswer) {
      return failed(makeFailure('bad_output', 'The answer was far too long.', 200));
    }
    // Read on to the end of the stream, so that the connection can be used again.
    if (line.done) last = line;
  }
  if (!last) return failed(makeFailure('bad_output', 'The answer broke off before its end.', 200));
  return succeeded({ content, thinking, doneReason: last.done_reason ?? 'stop', metrics: readMetrics(last) });
}

function readMetrics(line: ChatLine): ChatMetrics {
  return {
    totalMs: milliseconds(line.total_duration),
    loadMs: milliseconds(line.load_duration),
    promptTokens: line.prompt_eval_count ?? 0,
    promptMs: milliseconds(line.prompt_eval_duration),
    generatedTokens: line.eval_count ?? 0,
    generatedMs: milliseconds(line.eval_duration),
  };
}

function milliseconds(nanoseconds: number | undefined): number {
  return (nanoseconds ?? 0) / 1_000_000;
}
