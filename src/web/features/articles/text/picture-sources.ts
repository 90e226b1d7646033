import { basePath, withBase, withoutBase } from '#web/api/base-path.ts';

/** Where images of our own proxy begin, alone or in a srcset. */
const ours = /(?<=^|, )\/api\/images\//g;

/** Has images of our own proxy asked for where Winnow stands. */
export function fitSources(fragment: ParentNode): void {
  if (basePath === '') return;
  for (const name of ['src', 'srcset', 'poster']) {
    for (const element of fragment.querySelectorAll(`[${name}*="/api/images/"]`)) {
      element.setAttribute(
        name,
        (element.getAttribute(name) ?? '').replace(ours, (path) => withBase(path)),
      );
    }
  }
}

/** The address in a srcset whose picture is largest; null where there is none. Ours never contain commas. */
export function largestSource(srcset: string): string | null {
  let largest: { url: string; size: number } | null = null;
  for (const candidate of srcset.split(/,\s+/)) {
    const [url = '', descriptor = '1x'] = candidate.trim().split(/\s+/);
    const size = Number.parseFloat(descriptor);
    if (url !== '' && size > (largest?.size ?? 0)) largest = { url, size };
  }
  return largest?.url ?? null;
}

const proxied = /^\/api\/images\/[\w-]+\/([\w-]+)$/;

/** Where a picture that comes through our own proxy has its home; null for anything that no address stands in. */
export function originalSource(src: string): string | null {
  const encoded = proxied.exec(withoutBase(src) ?? '')?.[1];
  const address = encoded === undefined ? src : decode(encoded);
  return /^https?:\/\//.test(address) ? address : null;
}

function decode(encoded: string): string {
  try {
    const bytes = Uint8Array.from(
      atob(encoded.replaceAll('-', '+').replaceAll('_', '/')),
      (letter) => letter.codePointAt(0) ?? 0,
    );
    return new TextDecoder().decode(bytes);
  } catch {
    return '';
  }
}

/** Whether an address leads to a picture: who follows such a link wants to see it larger. */
export function isPictureAddress(url: string): boolean {
  return /\.(?:jpe?g|png|gif|webp|avif)$/i.test(URL.parse(url)?.pathname ?? '');
}

/** Fewer words are a file's name or the picture's, and stand under nothing. */
const LEAST_WORDS = 4;

/** What a picture's tooltip says, where it tells more than a name: touch screens show no tooltips. */
export function captionOf(title: string): string | null {
  const words = title.trim().split(/\s+/);
  return words.length >= LEAST_WORDS ? title.trim() : null;
}
