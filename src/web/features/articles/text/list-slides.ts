import { largestSource } from './picture-sources.ts';

/** A picture as it is looked at closely. */
export type Slide = {
  src: string;
  alt: string;
  /** What stands under it in the article. */
  caption: string | null;
  /** Where the picture leads in the article; null for one that is no link. */
  link: string | null;
};

export type Gallery = { slides: Slide[]; frames: HTMLElement[] };

/** The article's pictures that are worth looking at closely, in their order. */
export function listSlides(article: HTMLElement): Gallery {
  const frames = [...article.querySelectorAll<HTMLElement>('[data-picture]')].filter(isShown);
  return { frames, slides: frames.flatMap(makeSlide) };
}

function isShown(frame: HTMLElement): boolean {
  if (frame.dataset['broken'] !== undefined) return false;
  if (['small', 'inside'].includes(frame.dataset['picture'] ?? '')) return false;
  const image = frame.querySelector('img');
  // What has not come yet may be as large as the others.
  return image !== null && (!image.complete || frame.querySelector('[data-enlarge]') !== null);
}

function makeSlide(frame: HTMLElement): Slide[] {
  const image = frame.querySelector('img');
  if (!image) return [];
  const caption = frame.closest('figure')?.querySelector('figcaption')?.textContent.trim() ?? image.title;
  return [
    {
      src: largestSource(image.srcset) ?? (image.currentSrc || image.src),
      alt: image.alt,
      caption: caption === '' ? null : caption,
      link: frame.querySelector('a')?.href ?? null,
    },
  ];
}
