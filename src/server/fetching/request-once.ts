import { type Dispatcher, request } from 'undici';
import { firstHeader } from './freshness.ts';
import { acceptedEncodings, collect, decompress, type ReadBody, tooLarge } from './read-body.ts';
import type { Target } from './target.ts';

export type OnceRequest = {
  target: Target;
  headers: Record<string, string>;
  maxBytes: number;
  timeout: number;
  signal: AbortSignal;
};

export type OnceAnswer = {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  /** The whole body of a success, the beginning of any other answer, nothing of a redirect. */
  body: ReadBody;
};

/** A refusal is read only to recognise a wall against programs; those pages have up to 100 kB. */
const refusalBytes = 256 * 1024;

/**
 * Sends one GET, follows nothing, and reads the body it may need, decompressed.
 * Throws what connecting and receiving throw.
 */
export async function requestOnce(dispatcher: Dispatcher, once: OnceRequest): Promise<OnceAnswer> {
  const { target, signal, maxBytes } = once;
  const answer = await request(target.url, {
    dispatcher,
    signal,
    headersTimeout: once.timeout,
    bodyTimeout: once.timeout,
    headers: {
      ...once.headers,
      'accept-encoding': acceptedEncodings,
      ...(target.authorization === null ? {} : { authorization: target.authorization }),
    },
  });
  const { statusCode: status, headers, body } = answer;
  if (status === 304 || (status >= 300 && status < 400)) {
    await body.dump({ limit: refusalBytes, signal });
    return { status, headers, body: { ok: true, bytes: new Uint8Array() } };
  }
  const limit = status < 300 ? maxBytes : refusalBytes;
  const declared = Number(firstHeader(headers, 'content-length') ?? 0);
  if (status < 300 && declared > limit) {
    body.on('error', () => undefined).destroy();
    return { status, headers, body: tooLarge(limit) };
  }
  const collected = await collect(body, limit);
  if (!collected.ok) return { status, headers, body: collected };
  const encoding = firstHeader(headers, 'content-encoding') ?? '';
  return { status, headers, body: await decompress(collected.bytes, encoding, limit) };
}
