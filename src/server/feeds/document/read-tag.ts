/** A start tag as it is written, but with its entities resolved. */
export type StartTag = {
  /** As written, with its prefix. */
  name: string;
  /** Names in lower case; of a name given twice the first value. */
  attributes: Map<string, string>;
  selfClosing: boolean;
  end: number;
};

const tagName = /<([a-z_\u00C0-\uFFFD][\w:.\-\u00B7-\uFFFD]*)/iy;
const attribute = /[\s/]*([^\s=<>"'/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+)))?/y;
/** What may be left between the attributes and the tag's end; a quote too many is passed over. */
const tagEnd = /[\s"'=]*(\/?)\s*>/y;
const stray = /[\s"'=/]+/y;

/**
 * Reads the tag that begins at `at`. When it is none (`a < b`, a tag broken off), gives how far the text
 * reaches that only looks like one: nothing of it has to be read again.
 */
export function readStartTag(text: string, at: number, resolve: (text: string) => string): StartTag | number {
  const name = matchAt(tagName, text, at);
  if (!name) return at + 1;
  const tag = { name: name[1] ?? '', attributes: new Map<string, string>() };
  let place = at + name[0].length;
  for (;;) {
    const end = matchAt(tagEnd, text, place);
    if (end) return { ...tag, selfClosing: end[1] === '/', end: place + end[0].length };
    const found = matchAt(attribute, text, place);
    if (!found) {
      const skipped = matchAt(stray, text, place);
      if (!skipped) return place;
      place += skipped[0].length;
      continue;
    }
    const key = (found[1] ?? '').toLowerCase();
    const quoted = found[2] ?? found[3];
    const lost = quoted === undefined ? -1 : endOfUnclosed(quoted);
    const value = lost === -1 ? (quoted ?? found[4] ?? '') : (quoted ?? '').slice(0, lost);
    if (!tag.attributes.has(key)) tag.attributes.set(key, resolve(value));
    // The closing quote is behind the value; where it is missing, the value ends at the tag's end.
    place += found[0].length - (lost === -1 ? 0 : (quoted ?? '').length - lost + 1);
  }
}

/** Where a value ends whose closing quote is missing: it would reach over the end of another element. */
function endOfUnclosed(value: string): number {
  const over = value.indexOf('</');
  const end = over === -1 ? -1 : value.indexOf('>');
  return end !== -1 && end < over ? end : -1;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
