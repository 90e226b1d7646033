import { expandSelfClosing } from '#server/feeds/document/self-closing.ts';
import { articleAttributes, articleElements } from '#shared/article-html.ts';
import {
  attributesOf,
  type HtmlElement,
  type HtmlNode,
  type HtmlParent,
  isElement,
  isHtml,
  listElements,
  parseHtml,
} from './parse-html.ts';
import { cleanFrame, cleanLink, type SanitiseBase, specialAttributes } from './sanitise-elements.ts';
import { listJumpTargets, takeId } from './sanitise-ids.ts';
import {
  attributeValues,
  droppedElements,
  flagAttributes,
  renamedElements,
  voidElements,
} from './sanitise-rules.ts';

type Attributes = Record<string, string>;

/** What is gathered on the way through one article. */
type Walk = {
  bases: SanitiseBase;
  jumpTargets: Set<string>;
  /** Addresses of pictures that stand already: a copy of one for browsers without scripts is left out. */
  pictures: Set<string>;
  /** Those that stand as such a copy: the late one that follows is left out. */
  copies: Set<string>;
  /**
   * True when what is written may be read as another tree. Only these can do that: an element taken away
   * or renamed (it may have kept a paragraph in a paragraph), tables, a link in a link, and the depth.
   */
  isRearranged: boolean;
};

type Place = { depth: number; parent: string; inLink: boolean };

const allowed = new Set(articleElements);
const deepest = 256;
/**
 * Taking tags away may leave a paragraph in a paragraph, and a few trees cannot be written down so that
 * they are read the same (links in links around tables). What is read differently is cleaned again; two
 * more rounds settled all of 200,000 random soups of tags.
 */
const mostRounds = 6;
const longestText = 2000;

/**
 * Makes HTML from anywhere safe to show. It is read as a browser reads it, and what is on the list of
 * #shared/article-html.ts is written anew: addresses absolute and only http, https and mailto (data: for
 * small pictures), links without referrer, frames only of known players, no tracking pixels and
 * parameters, nested at most 256 deep. The result is canonical: balanced, attributes in double quotes,
 * `<`, `>` and `&` escaped everywhere else; a browser makes exactly these elements of it, and cleaning it
 * again changes nothing.
 */
export function sanitise(html: string, bases: SanitiseBase): string {
  let clean = cleanOnce(expandSelfClosing(html).toWellFormed(), bases);
  for (let round = 1; clean.isRearranged && round < mostRounds; round += 1) {
    const { html: again } = cleanOnce(clean.html, bases);
    clean = { html: again, isRearranged: again !== clean.html };
  }
  return clean.html;
}

function cleanOnce(html: string, bases: SanitiseBase): { html: string; isRearranged: boolean } {
  const tree = parseHtml(html);
  const walk: Walk = {
    bases,
    jumpTargets: listJumpTargets(tree, bases),
    pictures: new Set(),
    copies: new Set(),
    isRearranged: false,
  };
  const clean = writeChildren(tree, walk, { depth: 0, parent: 'body', inLink: false });
  return { html: clean.trim(), isRearranged: walk.isRearranged };
}

function writeChildren(parent: HtmlParent, walk: Walk, place: Place): string {
  let written = '';
  for (const node of parent.childNodes) written += writeNode(node, walk, place);
  return written;
}

function writeNode(node: HtmlNode, walk: Walk, place: Place): string {
  if (!isElement(node)) return node.nodeName === '#text' && 'value' in node ? escapeText(node.value) : '';
  if (!isHtml(node) || droppedElements.has(node.tagName)) return writeInstead(node);
  if (node.tagName === 'noscript') return writeUnscripted(node, walk);
  if (node.tagName === 'iframe') return writeFrame(node, walk, place);
  const name = renamedElements[node.tagName] ?? node.tagName;
  walk.isRearranged ||=
    name !== node.tagName ||
    !allowed.has(name) ||
    name === 'table' ||
    (name === 'a' && place.inLink) ||
    place.depth >= deepest;
  const inside = { depth: place.depth + 1, parent: name, inLink: place.inLink || name === 'a' };
  if (place.depth >= deepest) return escapeText(deepText(node));
  if (!allowed.has(name)) return writeChildren(node, walk, { ...inside, parent: place.parent });
  return writeElement(node, walk, { ...inside, name, around: place });
}

function writeElement(
  element: HtmlElement,
  walk: Walk,
  { name, around, ...inside }: Place & { name: string; around: Place },
): string {
  const raw = attributesOf(element);
  const special = specialAttributes(name, raw, walk.bases);
  if (special === null) return '';
  if (name === 'source' && !['picture', 'audio', 'video'].includes(around.parent)) return '';
  if (name === 'img' && walk.copies.delete(special['src'] ?? '')) return '';
  if (name === 'img') walk.pictures.add(special['src'] ?? '');
  const id = takeId(raw, walk.jumpTargets);
  const start = startTag(name, raw, id === null ? special : { ...special, id });
  if (voidElements.has(name)) return start;
  const content = writeChildren(element, walk, inside);
  const isEmptyPlayer =
    (name === 'audio' || name === 'video') && !special['src'] && !content.includes('<source ');
  if (isEmptyPlayer) return content;
  if (name === 'picture' && !content.includes('<img ')) return '';
  // A parser drops the first line end in `pre`.
  return `${start}${name === 'pre' && content.startsWith('\n') ? '\n' : ''}${content}</${name}>`;
}

/** What stands for an element that goes: a formula's own wording, and the box of a task in a list of tasks. */
function writeInstead(element: HtmlElement): string {
  const attributes = attributesOf(element);
  if (element.tagName === 'math') return escapeText(attributes['alttext']?.slice(0, longestText) ?? '');
  if (element.tagName !== 'input' || attributes['type']?.toLowerCase() !== 'checkbox') return '';
  return attributes['checked'] === undefined ? '☐ ' : '☑ ';
}

/** Pictures that a script would have loaded; nothing else in `noscript` is meant for a reader. */
function writeUnscripted(element: HtmlElement, walk: Walk): string {
  return listElements(element)
    .filter((one) => one.tagName === 'img' && isHtml(one))
    .map((one) => {
      const raw = attributesOf(one);
      const special = specialAttributes('img', raw, walk.bases);
      const src = special?.['src'];
      if (!special || src === undefined || walk.pictures.has(src) || walk.copies.has(src)) return '';
      walk.copies.add(src);
      return startTag('img', raw, special);
    })
    .join('');
}

function writeFrame(element: HtmlElement, walk: Walk, { inLink }: Place): string {
  const raw = attributesOf(element);
  const frame = cleanFrame(raw, walk.bases.base);
  if (frame === null) return '';
  if ('player' in frame) return `${startTag('iframe', raw, frame.player)}</iframe>`;
  const label = escapeText(frame.label.slice(0, longestText));
  if (inLink) return label;
  return `${startTag('a', {}, cleanLink(frame.link, walk.bases))}${label}</a>`;
}

/** `special` has what was worked out, `raw` what may be copied if it says something that is allowed. */
function startTag(name: string, raw: Attributes, special: Attributes): string {
  const values = name === 'img' ? { alt: '', ...raw } : raw;
  const written = [...(articleAttributes[name] ?? []), ...(articleAttributes['*'] ?? [])].map((attribute) => {
    const value = special[attribute] ?? copyAttribute(attribute, values[attribute]);
    if (value === undefined) return '';
    return flagAttributes.has(attribute) ? ` ${attribute}` : ` ${attribute}="${escapeAttribute(value)}"`;
  });
  return `<${name}${written.join('')}${voidElements.has(name) ? ' /' : ''}>`;
}

function copyAttribute(name: string, value: string | undefined): string | undefined {
  const rule = attributeValues[name];
  if (rule === undefined || value === undefined) return undefined;
  const short = value.slice(0, longestText).toWellFormed().trim();
  return rule.test(short) ? short : undefined;
}

/** The text of all that lies deeper than elements are kept. */
function deepText(element: HtmlElement): string {
  let text = '';
  const waiting: HtmlNode[] = [element];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.nodeName === '#text' && 'value' in node) text += node.value;
    if (!isElement(node) || !isHtml(node) || droppedElements.has(node.tagName)) continue;
    if (node.tagName === 'noscript' || node.tagName === 'iframe') continue;
    for (const child of [...node.childNodes].reverse()) waiting.push(child);
  }
  return text;
}

/** Line ends as HTML has them, and no other control characters: they show nothing and hide things. */
function escapeText(text: string): string {
  const plain = text.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\t\n]/gu, '');
  return plain.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('"', '&quot;');
}
