import sanitizeHtml from 'sanitize-html';
import { resolveUrl } from './clean-url.ts';
import { embeddedPlayerUrl } from './embedded-players.ts';
import { limitNesting } from './limit-nesting.ts';
import { cleanImage, cleanSize, cleanSrcset } from './sanitise-images.ts';
import { allowedAttributes, allowedTags, droppedWithContent, renamedTags } from './sanitise-rules.ts';
import { expandSelfClosing } from './self-closing.ts';

type Attributes = Record<string, string>;
type Transform = (
  tagName: string,
  attributes: Attributes,
) => { tagName: string; attribs: Attributes; text?: string };

/** What relative addresses stand against: `page` for links inside the same page, `base` for all others. */
export type SanitiseBase = { base: string | null; page: string | null };

/**
 * Makes HTML from anywhere safe to show: an explicit list of elements and attributes, addresses absolute
 * and only http, https and mailto (data: for small pictures), links without referrer, frames only of
 * known players, no tracking pixels and parameters, nested at most 256 deep. The result is canonical:
 * balanced, attributes in double quotes, `<`, `>` and `&` escaped everywhere else.
 */
export function sanitise(html: string, { base, page }: SanitiseBase): string {
  const clean = sanitizeHtml(limitNesting(expandSelfClosing(html, 'html')), {
    allowedTags,
    allowedAttributes,
    allowedSchemes: ['http', 'https', 'mailto'],
    allowedSchemesByTag: { img: ['http', 'https', 'data'] },
    allowedSchemesAppliedToAttributes: ['href', 'src', 'cite', 'poster'],
    allowProtocolRelative: false,
    nonTextTags: droppedWithContent,
    nestingLimit: 256,
    selfClosing: ['br', 'col', 'hr', 'img', 'source', 'wbr'],
    transformTags: transforms(base, page ?? base),
    exclusiveFilter: showsNothing,
  });
  return clean.trim();
}

/** Pictures, frames and sources that lost their address go altogether. A frame may have become a link. */
function showsNothing({ tag, attribs }: sanitizeHtml.IFrame): boolean {
  if (tag !== 'img' && tag !== 'iframe' && tag !== 'source') return false;
  return !attribs['src'] && !attribs['srcset'] && !attribs['href'];
}

function transforms(base: string | null, page: string | null): Record<string, Transform> {
  const rename: Transform = (tagName, attribs) => ({ tagName: renamedTags[tagName] ?? tagName, attribs });
  return {
    ...Object.fromEntries(Object.keys(renamedTags).map((name) => [name, rename])),
    a: (tagName, attributes) => ({ tagName, attribs: cleanLink(attributes, base, page) }),
    img: (tagName, attributes) => ({ tagName, attribs: cleanImage(attributes, base) ?? {} }),
    iframe: (_, attributes) => cleanFrame(attributes, base),
    audio: (tagName, attributes) => ({ tagName, attribs: cleanMedia(attributes, base) }),
    video: (tagName, attributes) => ({ tagName, attribs: cleanMedia(attributes, base) }),
    source: (tagName, attributes) => ({ tagName, attribs: cleanSource(attributes, base) }),
    ...Object.fromEntries(['blockquote', 'q', 'del', 'ins'].map((name) => [name, cleanCite(base)])),
  };
}

function cleanLink(attributes: Attributes, base: string | null, page: string | null): Attributes {
  const { href = '', title } = attributes;
  const rest: Attributes = title ? { title } : {};
  if (/^\s*mailto:[^\s<>"]{3,500}\s*$/i.test(href)) return { href: href.trim(), ...rest };
  const url = resolveUrl(href, /^\s*#/.test(href) ? page : base);
  if (url === null) return rest;
  return { href: url, rel: 'noopener noreferrer nofollow', referrerpolicy: 'no-referrer', ...rest };
}

/** A known player stays a frame, any other visible frame becomes a link to what it shows. */
function cleanFrame(attributes: Attributes, base: string | null): ReturnType<Transform> {
  const url = resolveUrl(attributes['src'] || attributes['data-src'], base);
  const size = cleanSize(attributes);
  const isInvisible = Number(size['width'] ?? 100) < 10 || Number(size['height'] ?? 100) < 10;
  if (url === null || isInvisible) return { tagName: 'iframe', attribs: {} };
  const player = embeddedPlayerUrl(url);
  if (player === null) {
    return {
      tagName: 'a',
      attribs: cleanLink({ href: url }, base, null),
      text: attributes['title'] || new URL(url).host,
    };
  }
  const sandbox = 'allow-scripts allow-same-origin allow-presentation allow-popups';
  return {
    tagName: 'iframe',
    // YouTube refuses to play without a referrer; the origin alone is enough for it.
    attribs: {
      src: player,
      ...size,
      sandbox,
      loading: 'lazy',
      referrerpolicy: 'strict-origin',
      allowfullscreen: '',
    },
    // What stands inside a frame is for browsers without frames.
    text: '',
  };
}

function cleanMedia(attributes: Attributes, base: string | null): Attributes {
  const src = resolveUrl(attributes['src'], base);
  const poster = resolveUrl(attributes['poster'], base);
  return {
    ...(src === null ? {} : { src }),
    ...(poster === null ? {} : { poster }),
    ...cleanSize(attributes),
    controls: '',
    preload: 'none',
  };
}

function cleanSource(attributes: Attributes, base: string | null): Attributes {
  const src = resolveUrl(attributes['src'], base);
  const srcset = cleanSrcset(attributes['srcset'] || attributes['data-srcset'], base);
  const kept = Object.entries(attributes).filter(([name]) => ['media', 'sizes', 'type'].includes(name));
  return {
    ...(src === null ? {} : { src }),
    ...(srcset === null ? {} : { srcset }),
    ...Object.fromEntries(kept),
  };
}

function cleanCite(base: string | null): Transform {
  return (tagName, attributes) => {
    const { cite, ...rest } = attributes;
    const url = resolveUrl(cite, base);
    return { tagName, attribs: url === null ? rest : { ...rest, cite: url } };
  };
}
