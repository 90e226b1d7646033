import type { z } from 'zod';
import type { Clock } from '#server/platform/clock.ts';
import { classifyAnswer, classifyTransportError } from './classify-failure.ts';
import { failed, makeFailure, type OllamaResult, succeeded } from './failure.ts';
import { parseJson } from './ndjson.ts';
import { readText, type Transport, type TransportAnswer, type TransportRequest } from './transport.ts';
import { startWatchdog } from './watchdog.ts';

/** `/api/show` of a model with a long licence is about 0.1 MB, 32 embeddings of 4,096 numbers about 2 MB. */
const longestBody = 32 * 1024 * 1024;

export type Link = { transport: Transport; clock: Clock };

export type Question<Value> = Omit<TransportRequest, 'signal'> & {
  /** What the answer must look like. An empty body is read as undefined. */
  answer: z.ZodType<Value>;
  /** Milliseconds for the whole exchange. */
  timeout: number;
  signal?: AbortSignal | undefined;
};

/** Asks once and reads one JSON answer. Never throws. */
export async function ask<Value>(link: Link, question: Question<Value>): Promise<OllamaResult<Value>> {
  const { answer, timeout, signal, ...request } = question;
  const watchdog = startWatchdog(link.clock, signal);
  watchdog.limit(timeout, `No answer within ${timeout / 1000} seconds.`);
  try {
    const response = await link.transport.send({ ...request, signal: watchdog.signal });
    return await readAnswer(response, answer);
  } catch (error) {
    return failed(watchdog.reason() ?? classifyTransportError(error));
  } finally {
    watchdog.end();
  }
}

async function readAnswer<Value>(
  response: TransportAnswer,
  answer: z.ZodType<Value>,
): Promise<OllamaResult<Value>> {
  const text = await readText(response.body, longestBody);
  if (text === undefined) {
    return failed(makeFailure('not_ollama', 'The answer was far too long.', response.status));
  }
  if (response.status !== 200) return failed(classifyAnswer({ status: response.status, body: text }));
  const parsed = answer.safeParse(parseJson(text));
  if (parsed.success) return succeeded(parsed.data);
  return failed(makeFailure('not_ollama', "The answer was not one of Ollama's.", response.status));
}
