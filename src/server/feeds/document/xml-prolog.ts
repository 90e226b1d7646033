/** An instruction or declaration (some forget its last `?`), or a comment. */
const part = /\s*(?:<\?[^<>]*>|<\?(?:[^?]|\?(?!>))*\?>|<!--(?:[^-]|-(?!->))*-->)/y;
const doctype = /\s*<!doctype\b/iy;
/** What a document type consists of: quoted text and comments may have brackets in them. */
const doctypeToken = /"[^"]*"|'[^']*'|<!--(?:[^-]|-(?!->))*-->|[^"'<>[\]]+|[\s\S]/y;
/** Feeds declare a few entities there, at most all of HTML's. */
const longestDoctype = 64 * 1024;

/** Where a document's root element begins: after all that may stand before it. */
export function endOfProlog(text: string): number {
  let end = 0;
  for (;;) {
    const next = endOf(part, text, end) ?? endOfDoctype(text, end);
    if (next === undefined) return end;
    end = next;
  }
}

function endOf(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

function endOfDoctype(text: string, at: number): number | undefined {
  let place = endOf(doctype, text, at);
  if (place === undefined) return undefined;
  const head = text.slice(0, place + longestDoctype);
  let depth = 0;
  while (place < head.length) {
    const next: number = endOf(doctypeToken, head, place) ?? head.length;
    const token = head[place];
    // A comment without an end: every further one would be looked for to the end again.
    if (next === place + 1 && head.startsWith('<!--', place)) break;
    if (token === '[') depth += 1;
    if (token === ']') depth -= 1;
    if (token === '<' && next === place + 1) depth += 1;
    if (token === '>') depth -= 1;
    if (token === '>' && depth < 0) return next;
    place = next;
  }
  // Broken: what follows its first tag's end is looked at as the document.
  const end = text.indexOf('>', at);
  return end === -1 ? undefined : end + 1;
}
