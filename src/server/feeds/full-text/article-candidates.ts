import { type HtmlElement, type HtmlParent, isElement, listElements } from '#server/feeds/html/parse-html.ts';
import { namesArticle } from './boilerplate-names.ts';
import { attributeOf, isInside, measureTree, type TextSize, textOf } from './page-tree.ts';

/** An article has at least this many characters, unless nothing on its page has. */
const LEAST = 200;
/** An article has links, but they are not most of it. */
const MOST_LINKED = 0.8;

/** The element that the site marks as the text of its article by `itemprop`, where it is one. */
export function findDeclaredArticle(page: HtmlParent): HtmlElement | undefined {
  return findOnly(page, (element) => /\barticleBody\b/.test(attributeOf(element, 'itemprop') ?? ''));
}

/** The element with one of the usual names of an article's text. Undefined where none or several have it. */
export function findNamedArticle(page: HtmlParent): HtmlElement | undefined {
  return findOnly(page, (element) =>
    namesArticle(`${attributeOf(element, 'class') ?? ''} ${attributeOf(element, 'id') ?? ''}`.trim()),
  );
}

function findOnly(page: HtmlParent, isMarked: (element: HtmlElement) => boolean): HtmlElement | undefined {
  const sizes = measureTree(page);
  const found = listElements(page).filter((element) => isMarked(element) && isProse(sizes.get(element)));
  // What is marked inside another one is a part of it, or what it is without its frame.
  const [outer, ...others] = found.filter(
    (one) => !found.some((other) => other !== one && isInside(one, other)),
  );
  if (!outer || others.length > 0) return undefined;
  const inside = found.filter((one) => one !== outer);
  return inside.length === 1 ? inside[0] : outer;
}

function isProse(size: TextSize | undefined): boolean {
  return size !== undefined && size.text >= LEAST && size.linked <= size.text * MOST_LINKED;
}

/** Shorter ones are captions, buttons and teasers, in characters. */
const PARAGRAPH = 80;
/** What of the paragraphs the element that holds most of them must have at least. */
const BULK = 0.8;

/** Characters of the paragraphs in each element, of those that `isWanted`. */
export function measureProse(page: HtmlParent, isWanted: (element: HtmlElement) => boolean = () => true) {
  const sizes = measureTree(page);
  const prose = new Map<HtmlParent, number>();
  for (const element of [page, ...listElements(page)].reverse()) {
    const { text, linked } = sizes.get(element) ?? { text: 0, linked: 0 };
    const isParagraph =
      'tagName' in element &&
      element.tagName === 'p' &&
      text >= PARAGRAPH &&
      linked < text / 2 &&
      isWanted(element);
    const inside = element.childNodes.reduce(
      (sum, child) => sum + (isElement(child) ? (prose.get(child) ?? 0) : 0),
      0,
    );
    prose.set(element, isParagraph ? text : inside);
  }
  return prose;
}

/**
 * The smallest element with nearly all the paragraphs of a page: the article whose sections stand in blocks of
 * their own, which Readability takes for several articles. Undefined where it holds several headlines.
 */
export function findBulk(page: HtmlParent): HtmlParent | undefined {
  const bulk = smallestWith(page, measureProse(page));
  return bulk && listElements(bulk).filter(({ tagName }) => tagName === 'h1').length > 1 ? undefined : bulk;
}

/** The smallest element with nearly all the paragraphs that the page's data has too. */
export function findByData(page: HtmlParent, body: string): HtmlParent | undefined {
  const wanted = squeeze(body);
  const prose = measureProse(page, (element) => wanted.includes(squeeze(textOf(element, 200)).slice(0, 60)));
  if ((prose.get(page) ?? 0) < body.length / 2) return undefined;
  return smallestWith(page, prose);
}

/** Letters and digits: data has other blank space and other quotation marks than the page. */
function squeeze(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

function smallestWith(page: HtmlParent, prose: ReadonlyMap<HtmlParent, number>): HtmlParent | undefined {
  const all = prose.get(page) ?? 0;
  if (all < LEAST) return undefined;
  // In the order of the document the last one that has enough is the deepest of its line.
  const isEnough = (one: HtmlElement) => one.tagName !== 'p' && (prose.get(one) ?? 0) >= all * BULK;
  return listElements(page).findLast(isEnough) ?? page;
}
