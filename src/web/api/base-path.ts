/** Where Winnow stands under its name: `/reader` in a folder of a site, else empty. The server writes it into the page. */
export const basePath =
  typeof document === 'undefined'
    ? ''
    : (document.querySelector<HTMLMetaElement>('meta[name="base-path"]')?.content ?? '').replace(/\/$/, '');

/** One of our own paths, as the routes and the API's answers have it, as the browser has to ask for it. */
export function withBase(path: string, base = basePath): string {
  return base + path;
}

/** The way back: an address as it stands in the page as the path of ours that it is; null where it is none. */
export function withoutBase(address: string, base = basePath): string | null {
  return address.startsWith(`${base}/`) ? address.slice(base.length) : null;
}
