import { type HtmlElement, type HtmlParent, isHtml, listElements } from '#server/feeds/html/parse-html.ts';
import { judgeName, type NameVerdict } from './boilerplate-names.ts';
import { attributeOf, measureTree, removeNode, type TextSize, unwrap } from './page-tree.ts';

/** Never text of an article. Frames stay: they may be players. */
const neverText = new Set(
  (
    'script style template link meta title base svg canvas nav button input select textarea option datalist ' +
    'dialog menu map area object embed applet frame frameset noframes amp-ad amp-sidebar amp-consent amp-analytics ' +
    'amp-social-share amp-user-notification amp-sticky-ad'
  ).split(' '),
);
const besideText = new Set(['aside', 'footer', 'form']);
const besideRoles = new Set(
  'navigation complementary banner contentinfo search dialog alertdialog menu menubar toolbar tooltip'.split(
    ' ',
  ),
);
const certainRoles = new Set(['dialog', 'alertdialog', 'navigation', 'search', 'toolbar']);

/** So much of a page's text is its article, or holds it, whatever it is named. */
const LARGE_SHARE = 0.5;
/** And what is left without something must be more than this many characters. */
const LEAST_LEFT = 250;

/**
 * Takes out of a page what is not its article, as far as tags, roles, names and styles tell: menus, banners,
 * comments, boxes, hidden parts. What may be a wrapper of the article stays.
 */
export function prunePage(page: HtmlParent): void {
  for (const element of listElements(page)) {
    if (!isHtml(element) ? element.tagName === 'svg' : neverText.has(element.tagName)) removeNode(element);
    else if (element.tagName === 'noscript') replaceUnscripted(element);
  }
  const sizes = measureTree(page);
  const keepers = findKeepers(page);
  const whole = { left: sizes.get(page)?.text ?? 0 };
  const gone = new Set<HtmlParent>();
  for (const element of listElements(page)) {
    const parent = element.parentNode;
    if (parent && gone.has(parent)) {
      gone.add(element);
      continue;
    }
    const doubt = doubtOf(element);
    const size = sizes.get(element) ?? { text: 0, linked: 0 };
    if (doubt === 'none' || keepers.has(element)) continue;
    if (!mayGo(size, { doubt, left: whole.left })) continue;
    gone.add(element);
    whole.left -= size.text;
    removeNode(element);
  }
}

/** Longer than a box that asks for something, in characters. */
const LONGEST_BOX = 600;

function mayGo({ text }: TextSize, { doubt, left }: { doubt: NameVerdict; left: number }): boolean {
  if (doubt === 'short' && text > LONGEST_BOX) return false;
  if (left - text < LEAST_LEFT && text > LEAST_LEFT / 5) return false;
  return doubt === 'certain' || text <= left * LARGE_SHARE;
}

function doubtOf(element: HtmlElement): NameVerdict {
  const { tagName } = element;
  if (tagName === 'main') return 'none';
  const role = attributeOf(element, 'role') ?? '';
  const verdict = judgeName(nameOf(element));
  if (verdict === 'certain' || certainRoles.has(role)) return 'certain';
  if (verdict === 'likely' || besideRoles.has(role) || isHidden(element)) return 'likely';
  if (tagName === 'footer' && isIn(element, 'blockquote')) return 'none';
  return besideText.has(tagName) ? 'likely' : verdict;
}

/** Elements that are named for what they are in a page; a heading or a picture is named for what it says. */
const namedParts = new Set(
  'div section aside header footer article ul ol dl table form details figure p amp-list'.split(' '),
);

function nameOf(element: HtmlElement): string {
  const { tagName } = element;
  const classes = attributeOf(element, 'class') ?? '';
  if (tagName === 'span' || tagName === 'a')
    return /sr-only|screen-reader|visually-hidden|editsection/i.test(classes) ? 'sr-only' : '';
  if (!namedParts.has(tagName)) return '';
  // Written from its heading, a section's id says what it is about.
  const id = tagName === 'section' && classes === '' ? '' : (attributeOf(element, 'id') ?? '');
  return `${classes} ${id}`.trim();
}

function isHidden(element: HtmlElement): boolean {
  if (attributeOf(element, 'hidden') !== undefined) return true;
  if (attributeOf(element, 'aria-hidden') === 'true' && element.tagName !== 'img') return true;
  return /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(
    attributeOf(element, 'style') ?? '',
  );
}

function isIn(element: HtmlElement, tagName: string): boolean {
  for (let at = element.parentNode; at && 'tagName' in at; at = at.parentNode)
    if (at.tagName === tagName) return true;
  return false;
}

/** Everything around the headline and around what is marked as the article's body. */
function findKeepers(page: HtmlParent): Set<HtmlParent> {
  const keepers = new Set<HtmlParent>();
  for (const element of listElements(page)) {
    const isMark =
      element.tagName === 'h1' || /\b(?:articleBody|headline)\b/.test(attributeOf(element, 'itemprop') ?? '');
    if (!isMark) continue;
    for (
      let at: HtmlParent | null = element;
      at && !keepers.has(at);
      at = 'parentNode' in at ? at.parentNode : null
    )
      keepers.add(at);
  }
  return keepers;
}

/** Pictures for readers without scripts stay, unless they stand for one that is there already. */
function replaceUnscripted(element: HtmlElement): void {
  const siblings = element.parentNode?.childNodes ?? [];
  const before = siblings.slice(0, siblings.indexOf(element)).findLast((node) => 'tagName' in node);
  const late =
    before && 'tagName' in before && before.attrs.some(({ name }) => /^data-.*(?:src|original)/.test(name));
  const pictures = listElements(element).filter(({ tagName }) => tagName === 'img');
  if (late || pictures.length === 0) {
    removeNode(element);
    return;
  }
  element.childNodes = pictures;
  for (const picture of pictures) picture.parentNode = element;
  unwrap(element);
}
