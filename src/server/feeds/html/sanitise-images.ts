import { resolveUrl } from './clean-url.ts';

type Attributes = Record<string, string>;

/** Where scripts that load images late keep the real address. */
const lateSources = [
  'data-src',
  'data-lazy-src',
  'data-original',
  'data-original-src',
  'data-actualsrc',
  'data-orig-file',
  'data-hi-res-src',
];
const lateSets = ['data-srcset', 'data-lazy-srcset', 'data-original-set'];

/** Hosts and paths that serve nothing but pictures to count readers with. */
const countingPictures =
  /^https?:\/\/(?:pixel\.wp\.com\/|(?:stats|pixel)\.wordpress\.com\/|feeds\.wordpress\.com\/1\.0\/|feeds\.feedburner\.com\/~r\/|(?:rss\.)?feedsportal\.com\/|feeds\.feedblitz\.com\/~\/i\/|[\w.-]*\.doubleclick\.net\/|www\.google-analytics\.com\/|(?:www\.)?facebook\.com\/tr\b|medium\.com\/_\/stat|b\.scorecardresearch\.com\/|[\w.-]*\.(?:imrworldwide|quantserve|chartbeat|statcounter|list-manage)\.(?:com|net)\/|eotrx\.substackcdn\.com\/|[\w.-]*\/(?:open|o)\.gif\?|rss-pixel\.|counter\.|pixel\.)/i;

/** Written into the style of pictures that nobody is to see. */
const unseen =
  /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(?:\.0+)?\s*(?:;|$)|(?:max-)?(?:width|height)\s*:\s*[01](?:px)?\s*(?:!|;|$))/i;

/** A picture inside the text itself: enough for icons and formulas, too small to hide much in. */
const maxDataUrl = 64 * 1024;
/** Raster formats only: SVG is a document of its own. */
const pictureData = /^data:image\/(?:png|gif|jpe?g|webp|avif);base64,[\da-z+/]+={0,2}$/i;

/** No picture is larger; a larger number is there to push the page about. In pixels. */
const largestSize = 10_000;

const maxCandidates = 40;

/** The addresses and sizes an `img` keeps, or null for one that is nothing to look at. */
export function cleanImage(attributes: Attributes, base: string | null): Attributes | null {
  const src = imageSource(attributes, base);
  const srcset = cleanSrcset(firstOf(attributes, [...lateSets, 'srcset']), base);
  if ((src === null && srcset === null) || isTrackingPixel(attributes, src ?? srcset ?? '')) return null;
  return {
    ...(src === null ? {} : { src }),
    ...(srcset === null ? {} : { srcset }),
    ...cleanSize(attributes),
    loading: 'lazy',
    decoding: 'async',
    referrerpolicy: 'no-referrer',
  };
}

/** Width and height in pixels; other units would fight with the page's own layout. */
export function cleanSize(attributes: Attributes): Attributes {
  const size: Attributes = {};
  for (const name of ['width', 'height']) {
    const value = pixels(attributes[name]);
    if (value !== undefined && Number(value) <= largestSize) size[name] = value;
  }
  return size;
}

function pixels(text: string | undefined): string | undefined {
  return text === undefined || text.length > 20 ? undefined : /^\s*(\d{1,6})(?:px)?\s*$/i.exec(text)?.[1];
}

/** Every candidate of a srcset made absolute; null when none is left. */
export function cleanSrcset(text: string | undefined, base: string | null): string | null {
  if (!text) return null;
  const kept: string[] = [];
  for (const [address, descriptor] of listCandidates(text.slice(0, 16_384))) {
    const url = resolveUrl(address, base)?.replaceAll(',', '%2C');
    if (url) kept.push(descriptor === '' ? url : `${url} ${descriptor}`);
  }
  return kept.length > 0 ? kept.slice(0, maxCandidates).join(', ') : null;
}

/**
 * An address may contain commas: a candidate ends at a comma that follows blank space, its descriptor, or
 * the address as its last character (HTML standard, "parse a srcset attribute").
 */
function listCandidates(text: string): [address: string, descriptor: string][] {
  const candidates: [string, string][] = [];
  let address: string | null = null;
  for (const word of text.split(/[\t\n\f\r ]+/)) {
    if (address === null) {
      const bare = word.replace(/^,+/, '');
      if (bare === '') continue;
      if (bare.endsWith(',')) candidates.push([bare.slice(0, -1), '']);
      else address = bare;
      continue;
    }
    const [, descriptor = '', comma = '', next = ''] = /^([\d.]{1,12}[wx])?(,?)(.*)$/s.exec(word) ?? [];
    candidates.push([address, descriptor]);
    // A descriptor and the next address may stand together: "a.png 1x,b.png 2x".
    address = comma !== '' && next !== '' ? next : null;
  }
  if (address !== null) candidates.push([address, '']);
  return candidates;
}

function imageSource(attributes: Attributes, base: string | null): string | null {
  for (const name of [...lateSources, 'src']) {
    const value = attributes[name];
    if (!value) continue;
    const url = resolveUrl(value, base);
    if (url !== null) return url;
    if (name !== 'src' || value.length > maxDataUrl) continue;
    const data = value.replace(/\s+/g, '');
    if (pictureData.test(data)) return data;
  }
  return null;
}

function isTrackingPixel(attributes: Attributes, address: string): boolean {
  const sizes = ['width', 'height'].map((name) => pixels(attributes[name]));
  if (sizes.some((size) => size !== undefined && Number(size) <= 2)) return true;
  if (attributes['hidden'] !== undefined || unseen.test((attributes['style'] ?? '').slice(0, 1000)))
    return true;
  return countingPictures.test(address);
}

function firstOf(attributes: Attributes, names: string[]): string | undefined {
  return names.map((name) => attributes[name]).find(Boolean);
}
