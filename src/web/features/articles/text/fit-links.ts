import { articleIdPrefix } from '#shared/article-html.ts';
import { isNoteMark, isWayBack } from './note-marks.ts';

/** How much of a note its mark shows when the pointer rests on it. */
const MAX_HINT = 240;

/** Longer than this it is a part of the text, which is jumped to and not shown in passing. */
const MAX_NOTE = 2_500;

/** Links open beside the page; those to places in the article itself are marked for `useJumps`. */
export function fitLinks(fragment: DocumentFragment, url: string | null): void {
  for (const link of fragment.querySelectorAll<HTMLAnchorElement>('a[href]')) {
    link.setAttribute('rel', 'noopener noreferrer');
    const target = url === null ? null : targetIn(fragment, link, url);
    if (target === null) link.setAttribute('target', '_blank');
    else markJump(link, target);
  }
}

function targetIn(fragment: DocumentFragment, link: HTMLAnchorElement, url: string): HTMLElement | null {
  if (link.hash === '' || link.href !== withoutHash(url) + link.hash) return null;
  return findTarget(fragment, link);
}

/** Where a link to a place in the article leads. */
export function findTarget(article: ParentNode, link: HTMLAnchorElement): HTMLElement | null {
  const id = articleIdPrefix + decodeHash(link.hash);
  return article.querySelector<HTMLElement>(`#${CSS.escape(id)}`);
}

function markJump(link: HTMLAnchorElement, target: HTMLElement): void {
  const text = link.textContent;
  const note = noteOf(target);
  const leadsOn = Boolean(link.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_FOLLOWING);
  const isNote = leadsOn && isNoteMark(text) && note !== null;
  link.dataset['jump'] = isNote ? 'note' : isWayBack(text) ? 'back' : 'place';
  if (!isNote) return;
  const words = note.textContent.replaceAll(/\s+/g, ' ').trim();
  link.title = words.length > MAX_HINT ? `${words.slice(0, MAX_HINT)}…` : words;
}

/** The block that holds a note whole, or null where what is jumped to is no note. */
export function noteOf(target: HTMLElement): HTMLElement | null {
  const block = target.closest<HTMLElement>('li, p, dd, td, aside, div, section, dt');
  const whole = block?.localName === 'dt' ? block.nextElementSibling : block;
  if (!(whole instanceof HTMLElement) || whole.textContent.length > MAX_NOTE) return null;
  return whole.querySelector('h1, h2, h3, h4, h5, h6') ? null : whole;
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
