import type { ImageMode } from '#shared/settings.ts';

/** `pathOf`: where our own proxy gives out an image; null when it cannot. */
export type RewriteOptions = { mode: ImageMode; pathOf: (url: string) => string | null };

/**
 * Sends the images of an article through our own proxy, or writes links in their place, as the owner wished;
 * sound and video stay with their sites, which hear nothing before they are played. `html` has to be as
 * `sanitise` of feeds writes it: attributes in double quotes, and no `<` or `>` but those of tags.
 */
export function rewriteImages(html: string, { mode, pathOf }: RewriteOptions): string {
  if (mode === 'direct') return html;
  return mode === 'proxy' ? throughProxy(html, pathOf) : asLinks(html);
}

function throughProxy(html: string, pathOf: RewriteOptions['pathOf']): string {
  const proxied = (url: string) => (isRemote(url) ? pathOf(url) : url);
  return html.replace(/<(img|source|video) [^>]*>/g, (tag, name: string) => {
    let written = replaceAttribute(tag, 'srcset', (set) => proxySet(set, proxied));
    // The `src` of a source is sound or video.
    if (name === 'img') written = replaceAttribute(written, 'src', proxied);
    return name === 'video' ? replaceAttribute(written, 'poster', proxied) : written;
  });
}

/** Candidates are written apart by a comma and a blank, and have no other comma. */
function proxySet(set: string, proxied: (url: string) => string | null): string | null {
  const candidates = set.split(', ').map((candidate) => {
    const [url = '', ...descriptor] = candidate.split(' ');
    const path = proxied(url);
    return path === null ? null : [path, ...descriptor].join(' ');
  });
  const kept = candidates.filter((candidate) => candidate !== null);
  return kept.length === 0 ? null : kept.join(', ');
}

/** What is in the text itself (`data:`) is asked of nobody and stays. */
function asLinks(html: string): string {
  let links = 0;
  return html.replace(
    /<(\/?)(a|img|picture|source|video)(?: [^>]*)?>/g,
    (tag, slash: string, name: string) => {
      if (name === 'a') links += slash === '' ? 1 : -1;
      if (name === 'video') return replaceAttribute(tag, 'poster', () => null);
      if (name === 'picture' || (name === 'source' && attributeOf(tag, 'srcset') !== null)) return '';
      return name === 'img' ? linkInstead(tag, links > 0) : tag;
    },
  );
}

function linkInstead(tag: string, isInLink: boolean): string {
  const [fromSet = ''] = (attributeOf(tag, 'srcset') ?? '').split(' ');
  const url = attributeOf(tag, 'src') ?? fromSet;
  if (!isRemote(url)) return replaceAttribute(tag, 'srcset', () => null);
  const alt = attributeOf(tag, 'alt')?.trim() ?? '';
  const label = `[${alt === '' ? 'Image' : `Image: ${escapeHtml(alt)}`}]`;
  if (isInLink) return label;
  return `<a href="${escapeHtml(url)}" rel="noopener noreferrer nofollow" referrerpolicy="no-referrer">${label}</a>`;
}

function isRemote(url: string): boolean {
  return /^https?:/i.test(url);
}

function attributePattern(name: string): RegExp {
  return new RegExp(` ${name}="([^"]*)"`);
}

function attributeOf(tag: string, name: string): string | null {
  const value = attributePattern(name).exec(tag)?.[1];
  return value === undefined ? null : readEscaped(value);
}

/** Null takes the attribute away. */
function replaceAttribute(tag: string, name: string, change: (value: string) => string | null): string {
  return tag.replace(attributePattern(name), (_, value: string) => {
    const changed = change(readEscaped(value));
    return changed === null ? '' : ` ${name}="${escapeHtml(changed)}"`;
  });
}

function readEscaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
