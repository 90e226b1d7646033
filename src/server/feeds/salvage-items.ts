/** A document taken apart at its items. */
type Pieces = { head: string; items: string[]; tail: string };

/**
 * Leaves the broken items out of a broken document: every item that `isWhole` accepts, standing alone
 * between the document's head and tail, is kept. Undefined when the document has no items to tell apart.
 */
export function salvageItems(
  text: string,
  isWhole: (document: string) => boolean,
): { document: string; skipped: number } | undefined {
  const pieces = takeApart(text);
  if (!pieces) return undefined;
  const whole = pieces.items.filter((item) => isWhole(pieces.head + item + pieces.tail));
  return {
    document: pieces.head + whole.join('') + pieces.tail,
    skipped: pieces.items.length - whole.length,
  };
}

/** How many items begin in a document, not counting what CDATA and comments quote. */
export function countItemStarts(text: string): number {
  const outside = text.replace(/<!\[CDATA\[[\s\S]*?(?:\]\]>|$)|<!--[\s\S]*?(?:-->|$)/g, '');
  const tag = itemTag(outside);
  return tag === undefined ? 0 : (outside.match(startOf(tag))?.length ?? 0);
}

function takeApart(text: string): Pieces | undefined {
  const tag = itemTag(text);
  if (tag === undefined) return undefined;
  const starts = [...text.matchAll(startOf(tag))].map((match) => match.index);
  const first = starts[0] ?? 0;
  const items = starts.map((start, index) => {
    const block = text.slice(start, starts[index + 1]);
    const end = block.toLowerCase().lastIndexOf(`</${tag.toLowerCase()}`);
    return end === -1 ? block : block.slice(0, block.indexOf('>', end) + 1 || undefined);
  });
  const head = text.slice(0, first);
  return { head, items, tail: closingTags(head) };
}

/** The name of the first item or entry, with its prefix. */
function itemTag(text: string): string | undefined {
  return /<((?:[\w.-]+:)?(?:item|entry))[\s>]/i.exec(text)?.[1];
}

function startOf(tag: string): RegExp {
  return new RegExp(`<${tag.replaceAll('.', '\\.')}(?=[\\s>])`, 'gi');
}

/** What a document that breaks off after its head still has to close: the channel, if open, and the root. */
function closingTags(head: string): string {
  const root = /<((?:[\w.-]+:)?(?:rss|feed|rdf))[\s>]/i.exec(head)?.[1];
  const channel = /<((?:[\w.-]+:)?channel)[\s>]/i.exec(head)?.[1];
  const open = channel !== undefined && !head.toLowerCase().includes(`</${channel.toLowerCase()}`);
  return `${open ? `</${channel}>` : ''}${root === undefined ? '' : `</${root}>`}`;
}
