import DOMPurify from 'dompurify';

/**
 * Cleans an article's HTML once more in the browser that shows it, and fits it to the page: links open
 * beside it and tell nobody where from, images wait until they are near, wide tables and code scroll by
 * themselves. Gives a fragment, so that nothing is parsed a second time.
 */
export function cleanHtml(html: string): DocumentFragment {
  const fragment = DOMPurify.sanitize(html, {
    RETURN_DOM_FRAGMENT: true,
    USE_PROFILES: { html: true },
    // Players that the server let through; the page's policy names the hosts they may come from.
    ADD_TAGS: ['iframe'],
    ADD_ATTR: ['sandbox', 'allowfullscreen', 'referrerpolicy', 'loading'],
    // The policy of the page refuses inline styles anyway; forms have no place in an article.
    FORBID_TAGS: ['style', 'form', 'input', 'button', 'select', 'textarea', 'dialog'],
    FORBID_ATTR: ['style', 'class', 'id', 'name', 'autoplay', 'contenteditable', 'tabindex', 'accesskey'],
  });
  for (const link of fragment.querySelectorAll('a[href]')) fitLink(link);
  for (const image of fragment.querySelectorAll('img')) fitImage(image);
  for (const frame of fragment.querySelectorAll('iframe')) fitFrame(frame);
  for (const media of fragment.querySelectorAll('audio, video')) fitMedia(media);
  for (const block of fragment.querySelectorAll('pre')) makeScrollable(block, 'Code');
  for (const table of fragment.querySelectorAll('table')) wrapTable(table);
  return fragment;
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
  if (address?.protocol !== 'https:') {
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
