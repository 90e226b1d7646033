import { Agent, request } from 'undici';
import { orAborted } from '#server/platform/unless-aborted.ts';

export type TransportOptions = {
  /** Where Ollama is at this moment; a path is kept, for an Ollama behind a proxy. */
  baseUrl: () => string;
  /** Sent with every request: a proxy may want an `Authorization`. */
  headers: Record<string, string>;
  /** Milliseconds to open a connection. */
  connectTimeout: number;
};

export type TransportRequest = {
  method: 'GET' | 'POST' | 'DELETE';
  path: string;
  /** Sent as JSON. */
  body?: unknown;
  signal: AbortSignal;
};

export type TransportAnswer = { status: number; body: AsyncIterable<Uint8Array> };

/** HTTP towards one Ollama. `send` throws what the network throws; leaving the body early closes the connection. */
export type Transport = {
  send: (request: TransportRequest) => Promise<TransportAnswer>;
  close: () => Promise<void>;
};

/**
 * Opens nothing by itself. Header and body limits are off: a model may take minutes to its first byte and
 * a pull may be silent while it verifies, so every call brings its own watchdog instead.
 */
export function createTransport(options: TransportOptions): Transport {
  const dispatcher = new Agent({
    connect: { timeout: options.connectTimeout },
    headersTimeout: 0,
    bodyTimeout: 0,
  });

  return {
    send: async ({ method, path, body, signal }) => {
      const json = body === undefined ? {} : { body: JSON.stringify(body) };
      const headers = body === undefined ? {} : { 'content-type': 'application/json' };
      const asked = request(options.baseUrl().replace(/\/+$/, '') + path, {
        dispatcher,
        method,
        signal,
        headers: { ...headers, ...options.headers },
        ...json,
      });
      const answer = await orAborted(asked, signal);
      return { status: answer.statusCode, body: answer.body };
    },
    // `destroy` and not `close`: a pull or an answer still running would keep the process alive for hours.
    close: () => dispatcher.destroy(),
  };
}

/** The whole body as text, or undefined when it is longer than `longest` bytes. */
export async function readText(
  body: AsyncIterable<Uint8Array>,
  longest: number,
): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > longest) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
