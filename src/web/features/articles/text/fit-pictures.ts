import { captionOf, isPictureAddress, originalSource } from './picture-sources.ts';

/** Up to this size a picture is a sign in the text: an emoji, a badge. In pixels. */
const SMALL = 64;

/** From this size on, looking closer shows more. In pixels. */
const LARGE = 200;

/** Pictures wait until they are near and tell nobody who looks; larger ones get a frame of their own. */
export function fitPictures(fragment: DocumentFragment): void {
  for (const image of fragment.querySelectorAll('img')) {
    image.setAttribute('loading', 'lazy');
    image.setAttribute('decoding', 'async');
    image.setAttribute('referrerpolicy', 'no-referrer');
    if (!image.hasAttribute('alt')) image.alt = '';
    if (
      isSmall(Number(image.getAttribute('width') ?? LARGE), Number(image.getAttribute('height') ?? LARGE))
    ) {
      image.dataset['small'] = '';
    } else framePicture(image);
  }
}

function isSmall(width: number, height: number): boolean {
  return width <= SMALL && height <= SMALL;
}

function framePicture(image: HTMLImageElement): void {
  const picture = image.closest('picture') ?? image;
  const link = image.closest('a');
  // A link around more than the picture is one thing, which no frame may cut in two.
  const isAlone = link?.textContent.trim() === '' && link.querySelectorAll('img').length === 1;
  const whole = link && isAlone ? link : picture;
  const frame = document.createElement('span');
  frame.dataset['picture'] = link ? (isAlone ? 'linked' : 'inside') : '';
  if (link && isAlone && isPictureAddress(link.href)) frame.dataset['picture'] = 'large';
  whole.replaceWith(frame);
  frame.append(whole);
  const caption =
    image.closest('figure') || frame.dataset['picture'] === 'inside' ? null : captionOf(image.title);
  if (caption === null) return;
  const words = document.createElement('span');
  words.dataset['caption'] = '';
  words.textContent = caption;
  frame.append(words);
}

/** Once a picture is there: a sign joins the line it stands in, and a large one can be looked at closely. */
export function settlePicture(image: HTMLImageElement): void {
  const frame = image.closest<HTMLElement>('[data-picture]');
  if (!frame) return;
  const { naturalWidth: width, naturalHeight: height } = image;
  if (isSmall(width, height)) frame.dataset['picture'] = 'small';
  const isLarge = Math.max(width, height) >= LARGE && frame.dataset['picture'] !== 'inside';
  if (!isLarge || frame.querySelector('[data-enlarge]')) return;
  const button = document.createElement('button');
  button.type = 'button';
  button.dataset['enlarge'] = '';
  button.setAttribute('aria-label', image.alt === '' ? 'Enlarge the picture' : `Enlarge: ${image.alt}`);
  frame.append(button);
}

/** In place of a picture that did not come: what it shows, as far as it says so, and the way to its home. */
export function markBroken(image: HTMLImageElement): void {
  const frame = image.closest<HTMLElement>('[data-picture]');
  if (!frame || frame.dataset['broken'] !== undefined) return;
  frame.dataset['broken'] = '';
  const note = document.createElement('span');
  note.dataset['caption'] = '';
  note.textContent = 'This picture did not come. ';
  const home = originalSource(image.getAttribute('src') ?? '');
  if (home !== null && !image.closest('a')) {
    const link = document.createElement('a');
    link.href = home;
    link.target = '_blank';
    link.rel = 'noopener noreferrer';
    link.referrerPolicy = 'no-referrer';
    link.textContent = 'Open it at its own site';
    note.append(link);
  }
  frame.append(note);
}
