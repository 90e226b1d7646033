import {
  type HtmlElement,
  type HtmlNode,
  type HtmlParent,
  isElement,
  listElements,
} from '#server/feeds/html/parse-html.ts';
import { attributeOf, measureTree, removeNode, type TextSize, textOf, unwrap } from './page-tree.ts';
import { isLabel, isLeadIn, isMeta } from './side-texts.ts';

const headings = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
const blocks = new Set([
  'p',
  'div',
  'ul',
  'ol',
  'section',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'span',
  'strong',
  'header',
  'time',
  'dl',
]);
const pictures = new Set(['img', 'picture', 'video', 'audio', 'iframe', 'figure', 'table', 'pre', 'math']);

/** Nothing that is only around an article is longer, in characters. */
const SHORT = 300;

/**
 * Takes out of an article what is said of it rather than by it: its title, who wrote it when, and the boxes that
 * lead elsewhere.
 */
export function tidyArticle(article: HtmlParent, titles: readonly (string | null)[]): void {
  const keepsLinks = isAboutLinks(article);
  if (!keepsLinks) dropLinkBoxes(article);
  unwrapAround(article);
  for (const element of listElements(article)) {
    if (element.tagName === 'a' && isAnchorSign(element)) removeNode(element);
    if (element.tagName === 'sup' && /^(?:\[\w{1,4}\]\s*)+$/.test(textOf(element, 60))) removeNode(element);
  }
  dropTitle(article, titles);
  dropSideTexts(article);
  trimEnds(article, keepsLinks);
}

const boxes = new Set(['div', 'section', 'ul', 'ol', 'td', 'table', 'header', 'p']);
/** A box is links when they are more than this of its text; an article is none of links when they are less. */
const LINKS = 0.6;
const FEW_LINKS = 0.2;

/** Links are much of what it says: a list of what to read, say. */
function isAboutLinks(article: HtmlParent): boolean {
  const sizes = measureTree(article);
  const prose = { text: 0, linked: 0 };
  for (const element of listElements(article)) {
    if (element.tagName !== 'p' && element.tagName !== 'li') continue;
    prose.text += sizes.get(element)?.text ?? 0;
    prose.linked += sizes.get(element)?.linked ?? 0;
  }
  return prose.linked > prose.text * FEW_LINKS && prose.linked > (sizes.get(article)?.text ?? 0) * FEW_LINKS;
}

/** Boxes of three links or more. */
function dropLinkBoxes(article: HtmlParent): void {
  const sizes = measureTree(article);
  for (const element of listElements(article)) {
    const size = sizes.get(element);
    if (!size || !boxes.has(element.tagName) || size.text === 0 || size.linked <= size.text * LINKS) continue;
    if (listElements(element).filter(({ tagName }) => tagName === 'a').length >= 3) removeNode(element);
  }
}

/** Marks beside headings that only lead to themselves. */
function isAnchorSign(link: HtmlElement): boolean {
  return (
    /^(?:[¶#§🔗]|)$/u.test(textOf(link, 10)) &&
    (attributeOf(link, 'href') ?? '').startsWith('#') &&
    !link.childNodes.some(isElement)
  );
}

/** While everything is in one element, it says nothing. */
function unwrapAround(article: HtmlParent): void {
  for (let count = 0; count < 256; count += 1) {
    const [only, ...others] = article.childNodes.filter(
      (node) => isElement(node) || ('value' in node && node.value.trim() !== ''),
    );
    if (
      !only ||
      others.length > 0 ||
      !isElement(only) ||
      !['div', 'section', 'article', 'main', 'body'].includes(only.tagName)
    )
      return;
    unwrap(only);
  }
}

function dropTitle(article: HtmlParent, titles: readonly (string | null)[]): void {
  const wanted = titles.map((title) => plain(title ?? '')).filter((title) => title !== '');
  const first = listElements(article)
    .filter(({ tagName }) => headings.has(tagName))
    .slice(0, 2);
  for (const heading of first) {
    const text = plain(textOf(heading, 500));
    const isTitle = wanted.some((title) => title === text || (text.length >= 12 && title.startsWith(text)));
    if (heading.tagName === 'h1' || isTitle) removeNode(heading);
  }
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Lines and boxes in the middle of an article: "Read more: …", "Advertisement", lists of other stories. */
function dropSideTexts(article: HtmlParent): void {
  const sizes = measureTree(article);
  for (const element of listElements(article)) {
    if (!blocks.has(element.tagName) || !element.parentNode) continue;
    const size = sizes.get(element);
    if (!size || size.text === 0 || size.text > SHORT || hasPicture(element)) continue;
    const text = textOf(element, SHORT * 2);
    const isMostlyLinked = size.linked >= size.text * 0.5;
    if (isLabel(text) || (isLeadIn(text) && isMostlyLinked)) {
      if (headings.has(element.tagName)) dropListAfter(element, sizes);
      removeNode(element);
    }
  }
}

/** The links under a heading that announces nothing else. */
function dropListAfter(heading: HtmlElement, sizes: ReadonlyMap<HtmlParent, TextSize>): void {
  const siblings = heading.parentNode?.childNodes ?? [];
  const next = siblings.slice(siblings.indexOf(heading) + 1).find(isElement);
  const size = next && sizes.get(next);
  if (next && size && size.linked > size.text * 0.6) removeNode(next);
}

/** At the ends of an article only what is read belongs to it: no dates, names, links to other stories. */
function trimEnds(article: HtmlParent, keepsLinks: boolean): void {
  const sizes = measureTree(article);
  for (let first = firstBlock(article.childNodes); first && isMetaBlock(first, sizes); ) {
    removeNode(first);
    first = firstBlock(article.childNodes);
  }
  const lastBlock = () => firstBlock(article.childNodes.toReversed());
  for (
    let last = lastBlock();
    last && isTail(last, { size: sizes.get(last), keepsLinks });
    last = lastBlock()
  ) {
    removeNode(last);
  }
}

/** The first element, unless text stands before it. */
function firstBlock(nodes: readonly HtmlNode[]): HtmlElement | undefined {
  const first = nodes.find(
    (node) => isElement(node) || ('value' in node && node.nodeName === '#text' && node.value.trim() !== ''),
  );
  return first && isElement(first) ? first : undefined;
}

function isMetaBlock(element: HtmlElement, sizes: ReadonlyMap<HtmlParent, TextSize>): boolean {
  if (hasPicture(element)) return false;
  const size = sizes.get(element) ?? { text: 0, linked: 0 };
  return size.text === 0 || (size.text <= 120 && isMeta(textOf(element, 200)));
}

function isTail(
  element: HtmlElement,
  { size = { text: 0, linked: 0 }, keepsLinks }: { size: TextSize | undefined; keepsLinks: boolean },
): boolean {
  const isBox = !keepsLinks && isLinkBox(size);
  if (hasPicture(element)) return isBox;
  if (size.text === 0 || headings.has(element.tagName) || isBox) return true;
  return size.text <= SHORT && isMeta(textOf(element, SHORT));
}

function isLinkBox(size: TextSize): boolean {
  return size.text > 0 && size.linked > size.text * 0.75;
}

function hasPicture(element: HtmlElement): boolean {
  return pictures.has(element.tagName) || listElements(element).some(({ tagName }) => pictures.has(tagName));
}
