/** How far browsers look for it (HTML standard, "prescan a byte stream"), and as much again. */
const HEAD = 2_048;

/** The encoding that an HTML page names in its head; undefined where it names none. */
export function htmlCharset(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, HEAD))
    .toString('latin1')
    .replace(/<!--.*?(?:-->|$)/gs, '');
  for (const [meta] of head.matchAll(/<meta\b[^>]*>/gi)) {
    const charset = /[\s;"']charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(meta)?.[1];
    if (charset) return charset;
  }
  return undefined;
}
