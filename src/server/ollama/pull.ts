import type { Link } from './ask.ts';
import { classifyAnswer, classifyErrorLine, classifyTransportError } from './classify-failure.ts';
import { makeFailure, type OllamaFailure } from './failure.ts';
import { parseJson, readLines } from './ndjson.ts';
import { readText } from './transport.ts';
import { startWatchdog } from './watchdog.ts';
import { type PullLine, pullLineSchema } from './wire-schemas.ts';

/** What a pull reports. `layer` bytes may go backwards; the last event is always `success` or `failed`. */
export type PullEvent =
  | { kind: 'phase'; status: string }
  | { kind: 'layer'; status: string; digest: string; total: number; completed: number }
  | { kind: 'success' }
  | { kind: 'failed'; error: OllamaFailure };

const longestLine = 64 * 1024;
const longestErrorBody = 64 * 1024;

/**
 * Downloads a model and reports as it goes. Leaving the loop early, or aborting the signal, closes the
 * connection, which is the only way to cancel: Ollama keeps what it has and goes on from there next time.
 * There is no time limit here: a stalled download repeats its line for ever, and only the sum of bytes tells.
 */
export async function* pull(
  link: Link,
  model: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<PullEvent, void, undefined> {
  const watchdog = startWatchdog(link.clock, signal);
  try {
    const { status, body } = await link.transport.send({
      method: 'POST',
      path: '/api/pull',
      body: { model, stream: true },
      signal: watchdog.signal,
    });
    if (status === 200) {
      yield* readEvents(readLines(body, longestLine));
    } else {
      const text = (await readText(body, longestErrorBody)) ?? '';
      yield { kind: 'failed', error: classifyAnswer({ status, body: text }) };
    }
  } catch (error) {
    yield { kind: 'failed', error: watchdog.reason() ?? classifyTransportError(error) };
  } finally {
    watchdog.end();
  }
}

async function* readEvents(lines: AsyncIterable<string>): AsyncGenerator<PullEvent, void, undefined> {
  let last: PullEvent | undefined;
  for await (const text of lines) {
    const parsed = pullLineSchema.safeParse(parseJson(text));
    if (!parsed.success) {
      yield { kind: 'failed', error: makeFailure('not_ollama', "The answer was not one of Ollama's.", 200) };
      return;
    }
    const event = toEvent(parsed.data);
    if (!event) continue;
    // Read on to the end of the stream, so that the connection can be used again.
    if (event.kind === 'success' || event.kind === 'failed') last ??= event;
    else if (!last) yield event;
  }
  yield last ?? {
    kind: 'failed',
    error: makeFailure('other', 'The download ended before it was complete.', 200),
  };
}

/** Only `success`, `error` and `digest` are matched: all other words differ between versions. */
function toEvent(line: PullLine): PullEvent | undefined {
  const { status = '', digest, total = 0, completed = 0, error } = line;
  if (error !== undefined) return { kind: 'failed', error: classifyErrorLine(error) };
  if (status === 'success') return { kind: 'success' };
  if (digest !== undefined) return { kind: 'layer', status, digest, total, completed };
  return status === '' ? undefined : { kind: 'phase', status };
}
