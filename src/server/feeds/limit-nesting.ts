/**
 * The HTML parser's time grows with the square of the depth: 300,000 nested elements took it a minute,
 * 4,000 take a few milliseconds. What is nested deeper than that is no article.
 */
const deepest = 4000;

const voidNames = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));

/**
 * Drops start tags beyond the depth the parser can bear, keeping their text. Counts as if nothing but its
 * own end tag closed an element, so that it never counts too little.
 */
export function limitNesting(html: string): string {
  const open = new Map<string, number>();
  let depth = 0;
  return html.replace(/<(\/?)([a-z][^\s/>]*)[^>]*>?/gi, (tag, closing: string, rawName: string) => {
    const name = rawName.toLowerCase();
    const count = open.get(name) ?? 0;
    if (closing !== '') {
      if (count === 0) return tag;
      open.set(name, count - 1);
      depth -= 1;
      return tag;
    }
    if (voidNames.has(name)) return tag;
    if (depth >= deepest) return ' ';
    open.set(name, count + 1);
    depth += 1;
    return tag;
  });
}
