import DOMPurify from 'dompurify';
import { articleAttributes, articleElements, articleIdPrefix, playerOrigins } from '#shared/article-html.ts';

/**
 * Cleans an article's HTML once more in the browser that shows it, by the list that the server cleaned it
 * by, and fits it to the page: links open beside it and tell nobody where from, notes of the article at
 * `url` are jumped to, images wait until they are near, wide tables and code scroll by themselves. Gives a
 * fragment, so that nothing is parsed a second time.
 */
export function cleanHtml(html: string, url: string | null): DocumentFragment {
  const fragment = DOMPurify.sanitize(html, {
    RETURN_DOM_FRAGMENT: true,
    ALLOWED_TAGS: [...articleElements],
    ALLOWED_ATTR: [...new Set(Object.values(articleAttributes).flat())],
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
  });
  for (const element of fragment.querySelectorAll('*')) keepAllowed(element);
  for (const link of fragment.querySelectorAll<HTMLAnchorElement>('a[href]')) {
    if (!fitJump(link, fragment, url)) fitLink(link);
  }
  for (const image of fragment.querySelectorAll('img')) fitImage(image);
  for (const frame of fragment.querySelectorAll('iframe')) fitFrame(frame);
  for (const media of fragment.querySelectorAll('audio, video')) fitMedia(media);
  for (const block of fragment.querySelectorAll('pre')) makeScrollable(block, 'Code');
  for (const table of fragment.querySelectorAll('table')) wrapTable(table);
  return fragment;
}

/** Whole addresses, small pictures in the text itself, and images through our own proxy. */
const shownAddress = /^(?:https?:|mailto:|data:image\/(?!svg)|\/api\/images\/)/i;

/** DOMPurify knows one list for all elements and lets relative addresses through. */
function keepAllowed(element: Element): void {
  const allowed = [...(articleAttributes[element.localName] ?? []), ...(articleAttributes['*'] ?? [])];
  for (const { name, value } of [...element.attributes]) {
    const isAddress = ['href', 'src', 'poster', 'cite'].includes(name);
    const isKept =
      allowed.includes(name) &&
      (!isAddress || shownAddress.test(value)) &&
      (name !== 'id' || value.startsWith(articleIdPrefix));
    if (!isKept) element.removeAttribute(name);
  }
}

/** True when the link leads to a note in the same article, where it now goes without leaving the page. */
function fitJump(link: HTMLAnchorElement, fragment: DocumentFragment, url: string | null): boolean {
  if (url === null || link.hash === '' || link.href !== withoutHash(url) + link.hash) return false;
  const target = fragment.querySelector<HTMLElement>(
    `#${CSS.escape(articleIdPrefix + decodeHash(link.hash))}`,
  );
  if (target === null) return false;
  link.setAttribute('rel', 'noopener noreferrer');
  link.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    target.scrollIntoView({ block: 'center' });
    // Where the reader is must move along for keyboards and screen readers.
    if (!target.hasAttribute('tabindex') && !target.matches('a[href]')) target.tabIndex = -1;
    target.focus({ preventScroll: true });
  });
  return true;
}

function withoutHash(url: string): string {
  const address = URL.parse(url);
  if (!address) return url;
  address.hash = '';
  return address.href;
}

function decodeHash(hash: string): string {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return hash.slice(1);
  }
}

function fitLink(link: Element): void {
  link.setAttribute('target', '_blank');
  link.setAttribute('rel', 'noopener noreferrer');
}

function fitImage(image: HTMLImageElement): void {
  image.setAttribute('loading', 'lazy');
  image.setAttribute('decoding', 'async');
  image.setAttribute('referrerpolicy', 'no-referrer');
  if (!image.hasAttribute('alt')) image.alt = '';
}

/**
 * A player stands behind a button: until it is pressed, its site hears nothing of the reader.
 * `allow-same-origin` means the player's own origin, never ours: it always comes from another host.
 */
function fitFrame(frame: HTMLIFrameElement): void {
  const address = URL.parse(frame.getAttribute('src') ?? '');
  if (!address || !playerOrigins.includes(address.origin)) {
    frame.remove();
    return;
  }
  frame.setAttribute('sandbox', 'allow-scripts allow-same-origin allow-presentation allow-popups');
  frame.setAttribute('loading', 'lazy');
  if (!frame.title) frame.title = 'Embedded player';
  const button = document.createElement('button');
  button.type = 'button';
  button.dataset['player'] = '';
  button.textContent = `Load the player from ${address.hostname}`;
  button.addEventListener('click', () => button.replaceWith(frame), { once: true });
  frame.replaceWith(button);
}

function fitMedia(media: Element): void {
  media.setAttribute('controls', '');
  media.setAttribute('preload', 'none');
}

/** What scrolls by itself must be reachable by keyboard (WCAG 2.1.1). */
function makeScrollable(element: Element, label: string): void {
  element.setAttribute('tabindex', '0');
  element.setAttribute('role', 'region');
  element.setAttribute('aria-label', label);
}

function wrapTable(table: Element): void {
  const frame = document.createElement('div');
  frame.dataset['wide'] = '';
  makeScrollable(frame, 'Table');
  table.replaceWith(frame);
  frame.append(table);
}
