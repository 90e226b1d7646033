import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from 'parse5';
import {
  attributesOf,
  type HtmlElement,
  type HtmlParent,
  isElement,
  isHtml,
  listElements,
} from '#server/feeds/html/parse-html.ts';
import { announcesFeed, isUntypedAlternate } from './link-types.ts';
import { feedLikeness, namesFeed, type SeenLink } from './looks-like-feed.ts';
import { collectLinks, type PageLink, type PageLinks } from './page-links.ts';
import { resolveBase, resolveHref } from './resolve-href.ts';
import { readSitePage } from './site-pages.ts';

/**
 * Reads a web page as the HTML Standard says that a browser with scripting reads it (what is in scripts,
 * styles, comments, templates and `noscript` is no element), and finds what it says about feeds. `url` is the
 * address that answered. Of a page with too many elements only the beginning is read.
 */
export function readPage(html: string, url: string): PageLinks {
  const elements = listElements(parsePage(html)).filter(isHtml);
  const baseElement = elements.find(({ tagName, attrs }) => tagName === 'base' && attrs.some(isHref));
  const base = resolveBase(baseElement && attributesOf(baseElement)['href'], url);
  const [declared, untyped, anchors] = [collectLinks(), collectLinks(), collectLinks()];
  const seen = new Map<string, SeenLink>();
  const resolve = rememberTargets(base, url);
  let refresh: string | null = null;
  for (const element of elements) {
    if (!readElements.has(element.tagName)) continue;
    const attributes = attributesOf(element);
    if (element.tagName === 'meta') refresh ??= readRefresh(attributes, base);
    const target = resolve(attributes['href']);
    if (target === null) continue;
    const words = { rel: attributes['rel'], type: attributes['type'] };
    const link = { url: target, title: plainLine(attributes['title'] ?? '') };
    if (element.tagName === 'link') {
      if (announcesFeed(words)) declared.add(link);
      else if (isUntypedAlternate(words) && namesFeed(target)) untyped.add(link);
    } else if (announcesFeed(words)) {
      anchors.add({ ...link, title: link.title || textOf(element) });
    } else {
      const known = seen.get(target)?.text ?? '';
      if (known.length < longestText) {
        seen.set(target, { url: target, text: `${known} ${textOf(element)} ${link.title}` });
      }
    }
  }
  for (const link of [...untyped.list(), ...likeliest([...seen.values()], url)]) anchors.add(link);
  return {
    declared: declared.list(),
    guessed: anchors.list(),
    ofSite: readSitePage(new URL(url), html).map((feed) => ({ url: feed, title: '' })),
    refresh: refresh === resolveHref(url, url) ? null : refresh,
  };
}

/** Pages that people read have a tenth of it at most. A tree of so many takes about half a second. */
const mostElements = 100_000;
const tooManyElements = new Error('The page has too many elements.');

function parsePage(html: string): HtmlParent {
  let document = defaultTreeAdapter.createDocument();
  let count = 0;
  const treeAdapter: typeof defaultTreeAdapter = {
    ...defaultTreeAdapter,
    createDocument: () => {
      document = defaultTreeAdapter.createDocument();
      return document;
    },
    createElement: (...details) => {
      count += 1;
      if (count > mostElements) throw tooManyElements;
      return defaultTreeAdapter.createElement(...details);
    },
  };
  try {
    return parse<DefaultTreeAdapterTypes.DefaultTreeAdapterMap>(html, {
      treeAdapter,
      scriptingEnabled: true,
    });
  } catch (error) {
    if (error !== tooManyElements) throw error;
    return document;
  }
}

const readElements = new Set(['meta', 'link', 'a', 'area']);
/** Characters of what links to one address say. */
const longestText = 200;

const isHref = ({ name, prefix }: { name: string; prefix?: string }) => name === 'href' && !prefix;

/** Targets beyond these are not looked at; a page of a newspaper has some hundreds. */
const mostTargets = 20_000;

/** The addresses that links of a page lead to, without the page itself; each spelling is read once. */
function rememberTargets(base: string, url: string): (href: string | undefined) => string | null {
  const targets = new Map<string, string | null>();
  const own = resolveHref(url, url);
  return (href) => {
    if (href === undefined) return null;
    const known = targets.get(href);
    if (known !== undefined || targets.size >= mostTargets) return known ?? null;
    const target = resolveHref(href, base);
    targets.set(href, target === own ? null : target);
    return target === own ? null : target;
  };
}

function likeliest(links: SeenLink[], pageUrl: string): PageLink[] {
  const page = new URL(pageUrl);
  return links
    .map((link) => ({ ...link, likeness: feedLikeness(link, page) }))
    .filter(({ likeness }) => likeness > 0)
    .sort((one, other) => other.likeness - one.likeness)
    .map(({ url, text }) => ({ url, title: plainLine(text) }));
}

/** `<meta http-equiv="refresh" content="0; url='/blog/'">` (HTML Standard, 4.2.5.3). */
function readRefresh(attributes: Record<string, string>, base: string): string | null {
  if (attributes['http-equiv']?.toLowerCase() !== 'refresh') return null;
  const pattern = /^\s*\d*(?:\.[\d.]*)?\s*[;,\s]\s*(?:url\s*=\s*)?(?:"([^"]*)|'([^']*)|([^"'].*))/is;
  const [, double, single, bare] = pattern.exec(attributes['content'] ?? '') ?? [];
  return resolveHref(double ?? single ?? bare ?? '', base);
}

/** The text of a link, with the names of its images. */
function textOf(element: HtmlElement): string {
  let text = '';
  let steps = 0;
  const waiting = element.childNodes.slice(0, 20).reverse();
  for (let node = waiting.pop(); node && text.length < 300 && steps < 100; node = waiting.pop()) {
    steps += 1;
    if ('value' in node) text += node.value;
    if (!isElement(node)) continue;
    const { alt, title } = attributesOf(node);
    text += ` ${alt ?? title ?? ''} `;
    for (const child of node.childNodes.slice(0, 20).reverse()) waiting.push(child);
  }
  return plainLine(text);
}

function plainLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, 200);
}
