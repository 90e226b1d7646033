import DOMPurify from 'dompurify';
import { articleAttributes, articleElements, articleIdPrefix } from '#shared/article-html.ts';
import { fitBlocks } from './fit-blocks.ts';
import { fitLinks } from './fit-links.ts';
import { fitPictures } from './fit-pictures.ts';
import { fitPlayers } from './fit-players.ts';
import { fitSources } from './picture-sources.ts';

/** An article's HTML, and what it is the text of. */
export type WholeText = { html: string; title: string; url: string | null };

/**
 * Cleans an article's HTML once more in the browser that shows it, by the list that the server cleaned it
 * by, and fits it to the page: links open beside it and tell nobody where from, notes of the article at
 * `url` are jumped to, images wait until they are near, wide tables and code scroll by themselves. Gives a
 * fragment, so that nothing is parsed a second time.
 */
export function cleanHtml({ html, title, url }: WholeText): DocumentFragment {
  const fragment = DOMPurify.sanitize(html, {
    RETURN_DOM_FRAGMENT: true,
    ALLOWED_TAGS: [...articleElements],
    ALLOWED_ATTR: [...new Set(Object.values(articleAttributes).flat())],
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
  });
  for (const element of fragment.querySelectorAll('*')) keepAllowed(element);
  fitBlocks(fragment, title);
  fitLinks(fragment, url);
  fitSources(fragment);
  fitPictures(fragment);
  fitPlayers(fragment);
  return fragment;
}

/** Whole addresses, small pictures in the text itself, and images through our own proxy. */
const shownAddress = /^(?:https?:|mailto:|data:image\/(?!svg)|\/api\/images\/)/i;

const addresses = new Set(['href', 'src', 'poster', 'cite']);

/** What an element may have; an article may have a hundred thousand of them. */
const allowedOf = new Map(
  articleElements.map((name) => [
    name,
    new Set([...(articleAttributes[name] ?? []), ...(articleAttributes['*'] ?? [])]),
  ]),
);

/** DOMPurify knows one list for all elements and lets relative addresses through. */
function keepAllowed(element: Element): void {
  if (!element.hasAttributes()) return;
  const allowed = allowedOf.get(element.localName);
  for (const { name, value } of [...element.attributes]) {
    const isKept =
      allowed?.has(name) &&
      (!addresses.has(name) || shownAddress.test(value)) &&
      (name !== 'id' || value.startsWith(articleIdPrefix));
    if (!isKept) element.removeAttribute(name);
  }
}
