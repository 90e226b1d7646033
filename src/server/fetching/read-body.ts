export type ReadBody =
  | { ok: true; bytes: Uint8Array }
  | { ok: false; kind: 'too_large' | 'bad_compression'; detail: string };

/** Collects a body of at most `maxBytes`; what follows is not read. */
export async function collect(body: AsyncIterable<Uint8Array>, maxBytes: number): Promise<ReadBody> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > maxBytes) return tooLarge(maxBytes);
    chunks.push(chunk);
  }
  return { ok: true, bytes: Buffer.concat(chunks) };
}

/** The beginning of a body: what comes until `maxBytes`, its end, or whatever breaks it off. Never throws. */
export async function collectHead(body: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of body) {
      size += chunk.length;
      chunks.push(chunk);
      if (size >= maxBytes) break;
    }
  } catch {
    // What came is all there is: it only helps to name a failure that is known already.
  }
  return Buffer.concat(chunks).subarray(0, maxBytes);
}

/** `detail` is the limit, for the sentence "over 10 MB". */
export function tooLarge(maxBytes: number): ReadBody {
  return { ok: false, kind: 'too_large', detail: `${Math.round(maxBytes / 1024 / 1024)} MB` };
}
