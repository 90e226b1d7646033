import { type Dispatcher, request } from 'undici';
import type { Clock } from '#server/platform/clock.ts';
import { orAborted } from '#server/platform/unless-aborted.ts';
import { acceptedEncodings, decompress } from './decompress.ts';
import { firstHeader, joinHeader } from './freshness.ts';
import { collect, collectHead, type ReadBody, tooLarge } from './read-body.ts';
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
  /** The whole body of a success, the beginning of a refusal that may be a wall, else nothing. */
  body: ReadBody;
};

type Deps = { clock: Clock; dispatcher: Dispatcher };

/** A refusal is read only to recognise a wall against programs; those pages have up to 100 kB. */
const refusalBytes = 256 * 1024;
/** Statuses of such walls. Cloudflare and most others: 403, 429, 503; AWS and DataDome: 405; Imperva: 406. */
const wallStatuses = new Set([401, 403, 405, 406, 429, 503]);

/** What of a body that nobody needs is read to keep its connection, and for how many milliseconds. */
const unneededBytes = 64 * 1024;
const unneededPatience = 1_000;

/**
 * Sends one GET, follows nothing, and reads the body it may need, decompressed.
 * Throws what connecting and receiving throw; once the status is a failure, a body that breaks off does not.
 */
export async function requestOnce(deps: Deps, once: OnceRequest): Promise<OnceAnswer> {
  const { target, signal, maxBytes } = once;
  const asked = request(target.url, {
    dispatcher: deps.dispatcher,
    signal,
    headersTimeout: once.timeout,
    bodyTimeout: once.timeout,
    headers: {
      ...once.headers,
      'accept-encoding': acceptedEncodings,
      ...(target.authorization === null ? {} : { authorization: target.authorization }),
    },
  });
  const answer = await orAborted(asked, signal);
  const { statusCode: status, headers, body } = answer;
  const encoding = joinHeader(headers, 'content-encoding');
  if (wallStatuses.has(status)) {
    const head = await withPatience(deps.clock, signal, (limited) => {
      limited.addEventListener('abort', () => body.destroy());
      return collectHead(body, refusalBytes);
    });
    return { status, headers, body: await decompress(head, encoding, maxBytes) };
  }
  if (status < 200 || status >= 300) {
    // Without waiting for a body that drips: the status has said everything.
    await withPatience(deps.clock, signal, (limited) =>
      body.dump({ limit: unneededBytes, signal: limited }).catch(() => null),
    );
    return { status, headers, body: { ok: true, bytes: new Uint8Array() } };
  }
  if (Number(firstHeader(headers, 'content-length') ?? 0) > maxBytes) {
    body.on('error', () => undefined).destroy();
    return { status, headers, body: tooLarge(maxBytes) };
  }
  const collected = await collect(body, maxBytes);
  if (!collected.ok) return { status, headers, body: collected };
  return { status, headers, body: await decompress(collected.bytes, encoding, maxBytes) };
}

async function withPatience<T>(
  clock: Clock,
  signal: AbortSignal,
  read: (limited: AbortSignal) => Promise<T>,
): Promise<T> {
  const patience = new AbortController();
  const cancel = clock.after(unneededPatience, () => patience.abort());
  try {
    return await read(AbortSignal.any([signal, patience.signal]));
  } finally {
    cancel();
  }
}
