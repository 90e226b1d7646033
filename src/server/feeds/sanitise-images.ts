import { resolveUrl } from './clean-url.ts';

type Attributes = Record<string, string>;

/** Where scripts that load images late keep the real address. */
const lateSources = ['data-src', 'data-lazy-src', 'data-original', 'data-orig-file', 'data-hi-res-src'];
const lateSets = ['data-srcset', 'data-lazy-srcset'];

/** Hosts and paths that serve nothing but pictures to count readers with. */
const countingPictures =
  /^https?:\/\/(?:pixel\.wp\.com\/|stats\.wordpress\.com\/|feeds\.feedburner\.com\/~r\/|feeds\.feedblitz\.com\/~\/i\/|[\w.-]*\.doubleclick\.net\/|www\.google-analytics\.com\/|(?:www\.)?facebook\.com\/tr\b|medium\.com\/_\/stat|rss-pixel\.|counter\.)/i;

/** A picture inside the text itself: enough for icons and formulas, too small to hide much in. */
const maxDataUrl = 64 * 1024;
const pictureData = /^data:image\/(?:png|gif|jpe?g|webp|avif);base64,[\da-z+/=\s]+$/i;

/** The attributes an `img` keeps, or null for one that is nothing to look at. */
export function cleanImage(attributes: Attributes, base: string | null): Attributes | null {
  const src = imageSource(attributes, base);
  const srcset = cleanSrcset(firstOf(attributes, [...lateSets, 'srcset']), base);
  if ((src === null && srcset === null) || isTrackingPixel(attributes, src ?? '')) return null;
  return {
    ...(src === null ? {} : { src }),
    ...(srcset === null ? {} : { srcset }),
    ...(srcset !== null && attributes['sizes'] ? { sizes: attributes['sizes'] } : {}),
    alt: attributes['alt'] ?? '',
    ...(attributes['title'] ? { title: attributes['title'] } : {}),
    ...cleanSize(attributes),
    loading: 'lazy',
    decoding: 'async',
    referrerpolicy: 'no-referrer',
  };
}

/** Width and height in pixels; other units would fight with the page's own layout. */
export function cleanSize(attributes: Attributes): Attributes {
  const entries = ['width', 'height'].map((name) => [
    name,
    /^\s*(\d{1,5})(?:px)?\s*$/.exec(attributes[name] ?? '')?.[1],
  ]);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** Every candidate of a srcset made absolute; null when none is left. */
export function cleanSrcset(text: string | undefined, base: string | null): string | null {
  if (!text) return null;
  // Addresses may contain commas: a candidate ends at a comma that follows its descriptor or blank space.
  const candidates = [...text.matchAll(/\s*([^\s,]\S*[^\s,])(?:\s+([\d.]+[wx]))?\s*(?:,|$)/g)];
  const kept = candidates.flatMap(([, address, descriptor]) => {
    const url = resolveUrl(address, base)?.replaceAll(',', '%2C');
    return url ? [descriptor ? `${url} ${descriptor}` : url] : [];
  });
  return kept.length > 0 ? kept.join(', ') : null;
}

function imageSource(attributes: Attributes, base: string | null): string | null {
  for (const name of [...lateSources, 'src']) {
    const value = attributes[name];
    if (!value) continue;
    const url = resolveUrl(value, base);
    if (url !== null) return url;
    if (name === 'src' && value.length <= maxDataUrl && pictureData.test(value)) return value;
  }
  return null;
}

function isTrackingPixel(attributes: Attributes, src: string): boolean {
  const { width, height } = cleanSize(attributes);
  if (width !== undefined && height !== undefined && Number(width) <= 2 && Number(height) <= 2) return true;
  if (/display\s*:\s*none/i.test(attributes['style'] ?? '')) return true;
  return countingPictures.test(src);
}

function firstOf(attributes: Attributes, names: string[]): string | undefined {
  return names.map((name) => attributes[name]).find(Boolean);
}
