import { type DefaultTreeAdapterTypes, defaultTreeAdapter, html as names, parseFragment } from 'parse5';

export type HtmlNode = DefaultTreeAdapterTypes.ChildNode;
export type HtmlElement = DefaultTreeAdapterTypes.Element;
export type HtmlParent = DefaultTreeAdapterTypes.ParentNode;

/**
 * Broken markup can ask for far more elements than it has tags (open `<b>` are opened again in every
 * paragraph), so the tree is what must be limited. Two megabytes of highlighted source code, the densest
 * thing that is still an article, have about half as many.
 */
const mostElements = 200_000;

const tooManyElements = new Error('The HTML has too many elements.');

/**
 * Reads HTML as the standard says that a browser reads it inside `body` without scripting: the content of
 * `noscript` is markup. Of what has too many elements only the beginning is read. Never throws.
 */
export function parseHtml(html: string): HtmlParent {
  try {
    const body = defaultTreeAdapter.createElement('body', names.NS.HTML, []);
    return parseFragment(body, html, { treeAdapter: countingAdapter(), scriptingEnabled: false });
  } catch (error) {
    if (error !== tooManyElements) throw error;
    return parseHtml(html.slice(0, html.length / 2));
  }
}

function countingAdapter(): typeof defaultTreeAdapter {
  let count = 0;
  return {
    ...defaultTreeAdapter,
    createElement(...details) {
      count += 1;
      if (count > mostElements) throw tooManyElements;
      return defaultTreeAdapter.createElement(...details);
    },
  };
}

export function isElement(node: HtmlNode): node is HtmlElement {
  return 'tagName' in node;
}

/** False for SVG and MathML, whose elements may have the same names and mean something else. */
export function isHtml(element: HtmlElement): boolean {
  return element.namespaceURI === names.NS.HTML;
}

/** Every element inside, in the order of the document. A loop: the tree may be as deep as it is long. */
export function listElements(parent: HtmlParent): HtmlElement[] {
  const found: HtmlElement[] = [];
  const waiting = [...parent.childNodes].reverse();
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (!isElement(node)) continue;
    found.push(node);
    for (let index = node.childNodes.length - 1; index >= 0; index -= 1) {
      const child = node.childNodes[index];
      if (child) waiting.push(child);
    }
  }
  return found;
}

/** The HTML element's attributes by name; those of other namespaces (`xlink:href`) are left out. */
export function attributesOf(element: HtmlElement): Record<string, string> {
  return Object.fromEntries(
    element.attrs.filter(({ prefix }) => !prefix).map(({ name, value }) => [name, value]),
  );
}
