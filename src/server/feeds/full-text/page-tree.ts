import { type HtmlElement, type HtmlParent, isElement, listElements } from '#server/feeds/html/parse-html.ts';

/** What is known of an element's text: characters without blanks at their ends, and those inside links. */
export type TextSize = { text: number; linked: number };

/** The sizes of all elements inside, those of the parent itself under the parent. */
export function measureTree(root: HtmlParent): Map<HtmlParent, TextSize> {
  const sizes = new Map<HtmlParent, TextSize>();
  const elements = listElements(root);
  // Backwards, every element comes after all that is in it; without recursion, since a tree may be deep.
  for (const element of [root, ...elements].reverse()) {
    const size = { text: 0, linked: 0 };
    for (const child of element.childNodes) {
      if (isElement(child)) {
        const inner = sizes.get(child);
        size.text += inner?.text ?? 0;
        size.linked += inner?.linked ?? 0;
      } else if ('value' in child && child.nodeName === '#text') {
        size.text += child.value.trim().length;
      }
    }
    if ('tagName' in element && element.tagName === 'a') size.linked = size.text;
    sizes.set(element, size);
  }
  return sizes;
}

export function removeNode(element: HtmlElement): void {
  const siblings = element.parentNode?.childNodes;
  const at = siblings?.indexOf(element) ?? -1;
  if (at >= 0) siblings?.splice(at, 1);
}

/** Puts what is in an element in its place. */
export function unwrap(element: HtmlElement): void {
  const parent = element.parentNode;
  const at = parent?.childNodes.indexOf(element) ?? -1;
  if (!parent || at < 0) return;
  for (const child of element.childNodes) child.parentNode = parent;
  parent.childNodes.splice(at, 1, ...element.childNodes);
}

/** Elements that run on in a line: everything else stands apart from what is around it. */
const inline = new Set(
  'a abbr b bdi bdo cite code data dfn em font i kbd mark q s samp small span strong sub sup time u var wbr'.split(
    ' ',
  ),
);

/** The text inside, blank space folded, up to a limit of characters. */
export function textOf(parent: HtmlParent, limit = Number.POSITIVE_INFINITY): string {
  const parts: string[] = [];
  let length = 0;
  const waiting = [...parent.childNodes].reverse();
  for (let node = waiting.pop(); node && length < limit; node = waiting.pop()) {
    if (isElement(node)) {
      if (!inline.has(node.tagName)) parts.push(' ');
      for (let at = node.childNodes.length - 1; at >= 0; at -= 1) {
        const child = node.childNodes[at];
        if (child) waiting.push(child);
      }
    } else if ('value' in node && node.nodeName === '#text') {
      parts.push(node.value);
      length += node.value.length;
    }
  }
  return parts
    .join('')
    .slice(0, limit + parts.length)
    .replace(/\s+/g, ' ')
    .trim();
}

export function attributeOf(element: HtmlElement, name: string): string | undefined {
  return element.attrs.find((attribute) => attribute.name === name)?.value;
}

export function isInside(element: HtmlElement, ancestor: HtmlElement): boolean {
  for (let at: HtmlParent | null = element.parentNode; at; at = 'parentNode' in at ? at.parentNode : null) {
    if (at === ancestor) return true;
  }
  return false;
}
