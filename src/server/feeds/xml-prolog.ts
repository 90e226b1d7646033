/** A declaration or instruction, a comment, or a document type with or without its internal subset. */
const part = /\s*(?:<\?[^>]*>|<!--[\s\S]*?-->|<!doctype\b[^[>]*(?:\[[\s\S]*?\]\s*)?>)/iy;

/** Where a document's root element begins: after all that may stand before it. */
export function endOfProlog(text: string): number {
  let end = 0;
  for (;;) {
    part.lastIndex = end;
    const match = part.exec(text);
    if (!match) return end;
    end = part.lastIndex;
  }
}
