import { decodeText } from '#server/feeds/document/decode-text.ts';

/** Pages have to declare their encoding in the first 1024 bytes (HTML Standard, 4.2.5.4); browsers look further. */
const declarationBytes = 4096;

/**
 * A page's bytes as text: like a feed's, and where neither HTTP nor the bytes tell the encoding, by what its
 * `meta` elements claim.
 */
export function decodePage(bytes: Uint8Array, contentType: string | null): string {
  if (/;\s*charset\s*=/i.test(contentType ?? '')) return decodeText(bytes, contentType);
  const head = Buffer.from(bytes.subarray(0, declarationBytes)).toString('latin1');
  const claimed = /<meta\b[^>]*?\bcharset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head)?.[1];
  return decodeText(bytes, claimed === undefined ? contentType : `text/html; charset=${claimed}`);
}
