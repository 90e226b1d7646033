import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import type { FeedScript } from './feed-script.ts';

const encoders = {
  gzip: gzipSync,
  deflate: deflateSync,
  'raw-deflate': deflateRawSync,
  br: brotliCompressSync,
  zstd: zstdCompressSync,
};

/** Answers one request as its script says. Ends early, without an error, when the signal aborts. */
export async function answerScript(
  script: FeedScript,
  exchange: { request: IncomingMessage; response: ServerResponse },
  signal: AbortSignal,
): Promise<void> {
  const { request, response } = exchange;
  if (script.delay) await wait(script.delay, undefined, { signal });
  if (script.hang === 'before-headers') return;

  for (const [name, value] of Object.entries(answerHeaders(script))) response.setHeader(name, value);
  if (isUnchanged(script, request)) {
    response.writeHead(304).end();
    return;
  }
  response.statusCode = script.status ?? (script.redirectTo === undefined ? 200 : 302);
  const body = encodeBody(script);
  if (script.hang === 'after-headers') {
    response.flushHeaders();
    response.write(body);
    return;
  }
  if (script.drip) await drip(body, { response, ...script.drip }, signal);
  else if (script.cutAfter !== undefined) {
    response.setHeader('content-length', body.length);
    response.write(body.subarray(0, script.cutAfter), () => response.destroy());
  } else response.end(body);
}

function answerHeaders(script: FeedScript): Record<string, string> {
  const type = script.contentType === undefined ? 'application/xml' : script.contentType;
  return {
    ...(type !== null && script.body !== undefined ? { 'content-type': type } : {}),
    ...(script.etag === undefined ? {} : { etag: script.etag }),
    ...(script.lastModified === undefined ? {} : { 'last-modified': script.lastModified }),
    ...(script.redirectTo === undefined ? {} : { location: script.redirectTo }),
    ...(script.encoding === undefined ? {} : { 'content-encoding': script.encoding.replace('raw-', '') }),
    ...script.headers,
  };
}

/** RFC 9110 §13.2.2: If-None-Match decides when it is there, If-Modified-Since only without it. */
function isUnchanged(script: FeedScript, { headers }: IncomingMessage): boolean {
  if (headers['if-none-match'] !== undefined) return headers['if-none-match'] === script.etag;
  return script.lastModified !== undefined && headers['if-modified-since'] === script.lastModified;
}

function encodeBody(script: FeedScript): Buffer {
  const body = Buffer.from(script.body ?? '');
  return script.encoding === undefined ? body : encoders[script.encoding](body);
}

async function drip(
  body: Buffer,
  { response, bytes, every }: { response: ServerResponse; bytes: number; every: number },
  signal: AbortSignal,
): Promise<void> {
  for (let at = 0; at < body.length && !response.destroyed; at += bytes) {
    response.write(body.subarray(at, at + bytes));
    await wait(every, undefined, { signal });
  }
  response.end();
}
