import { gzipSync } from 'node:zlib';

/** A gzip bomb: so many megabytes of zeros in a thousandth of them. Send it with a gzip Content-Encoding header. */
export function makeGzipBomb(megabytes: number): Buffer {
  return gzipSync(Buffer.alloc(megabytes * 1024 * 1024), { level: 9 });
}

/** Well-formed RSS of at least so many megabytes, in items that do not compress away. */
export function makeHugeRss(megabytes: number): string {
  const items: string[] = [];
  const wanted = megabytes * 1024 * 1024;
  for (let size = 0, number = 0; size < wanted; number += 1) {
    const words = Array.from({ length: 200 }, (_, word) =>
      ((number * 7919 + word * 104_729) % 999_983).toString(36),
    );
    const item = `<item><guid>huge-${number}</guid><title>Item ${number}</title><description>${words.join(' ')}</description></item>`;
    items.push(item);
    size += item.length;
  }
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>Huge</title>${items.join('')}</channel></rss>`;
}

/** A chain of redirects: `/hop/0` leads to `/hop/1` and so on, the last one to `target`. */
export function makeRedirectChain(
  length: number,
  { status, target }: { status: 301 | 302 | 307 | 308; target: string },
): Record<string, { status: number; redirectTo: string }> {
  const hops = Array.from({ length }, (_, hop) => {
    const redirectTo = hop === length - 1 ? target : `/hop/${hop + 1}`;
    return [`/hop/${hop}`, { status, redirectTo }] as const;
  });
  return Object.fromEntries(hops);
}
