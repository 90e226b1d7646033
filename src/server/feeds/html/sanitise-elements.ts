import { resolveUrl } from './clean-url.ts';
import { embeddedPlayerUrl } from './embedded-players.ts';
import { cleanImage, cleanSize, cleanSrcset } from './sanitise-images.ts';

type Attributes = Record<string, string>;

/** What relative addresses stand against: `page` for links inside the same page, `base` for all others. */
export type SanitiseBase = { base: string | null; page: string | null };

/**
 * The attributes that cannot be copied as they came, by element: addresses, and what goes with them. Null
 * when the element would show nothing.
 */
export function specialAttributes(
  element: string,
  attributes: Attributes,
  bases: SanitiseBase,
): Attributes | null {
  const { base } = bases;
  switch (element) {
    case 'a':
      return cleanLink(attributes['href'], bases);
    case 'img':
      return cleanImage(attributes, base);
    case 'audio':
    case 'video':
      return cleanMedia(attributes, base);
    case 'source':
      return cleanSource(attributes, base);
    case 'blockquote':
    case 'q':
    case 'del':
    case 'ins':
      return present({ cite: resolveUrl(attributes['cite'], base) });
    default:
      return {};
  }
}

/** A link tells nobody where it was followed from and gives the other page no hold on this one. */
export function cleanLink(href: string | undefined, { base, page }: SanitiseBase): Attributes {
  const address = href ?? '';
  if (address.length < 600 && /^\s*mailto:[^\s<>"\p{Cc}]{3,500}\s*$/iu.test(address))
    return { href: address.trim() };
  const url = resolveUrl(address, /^\s*#/.test(address) ? (page ?? base) : base);
  if (url === null) return {};
  return { href: url, rel: 'noopener noreferrer nofollow', referrerpolicy: 'no-referrer' };
}

export type CleanFrame = { player: Attributes } | { link: string; label: string };

/** A known player stays a frame, any other visible frame becomes a link to what it shows, the rest goes. */
export function cleanFrame(attributes: Attributes, base: string | null): CleanFrame | null {
  const url = resolveUrl(attributes['src'] || attributes['data-src'], base);
  const size = cleanSize(attributes);
  const isInvisible = Number(size['width'] ?? 100) < 10 || Number(size['height'] ?? 100) < 10;
  if (url === null || isInvisible) return null;
  const player = embeddedPlayerUrl(url);
  if (player === null) return { link: url, label: attributes['title']?.trim() || new URL(url).host };
  return {
    player: {
      src: player,
      ...size,
      sandbox: 'allow-scripts allow-same-origin allow-presentation allow-popups',
      loading: 'lazy',
      // YouTube refuses to play without a referrer; the origin alone is enough for it.
      referrerpolicy: 'strict-origin',
      allowfullscreen: '',
    },
  };
}

function cleanMedia(attributes: Attributes, base: string | null): Attributes {
  const addresses = {
    src: resolveUrl(attributes['src'] || attributes['data-src'], base),
    poster: resolveUrl(attributes['poster'], base),
  };
  return { ...present(addresses), ...cleanSize(attributes), controls: '', preload: 'none' };
}

function cleanSource(attributes: Attributes, base: string | null): Attributes | null {
  const kept = present({
    src: resolveUrl(attributes['src'], base),
    srcset: cleanSrcset(attributes['srcset'] || attributes['data-srcset'], base),
  });
  return Object.keys(kept).length > 0 ? kept : null;
}

function present(attributes: Record<string, string | null>): Attributes {
  return Object.fromEntries(
    Object.entries(attributes).filter((entry): entry is [string, string] => entry[1] !== null),
  );
}
