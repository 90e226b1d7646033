import { announcesFeed } from './link-types.ts';
import { collectLinks, type PageLink } from './page-links.ts';
import { resolveHref } from './resolve-href.ts';

/** Links in headers beyond these are not looked for. */
const longestHeader = 64 * 1024;

const target = /[\s,]*<([^<>]*)>/y;
/** `; name=token`, `; name="quoted"` or `; name` (RFC 8288, 3; RFC 9110, 5.6.6). */
const parameter = /\s*;\s*([^\s=;,"<>]+)(?:\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;,"]*)))?|\s*;/y;

/**
 * Feeds that are declared in `Link` headers (RFC 8288), all lines of which are given as one. `url` is the
 * address that answered; what a `base` element says does not count here.
 */
export function readLinkHeader(header: string, url: string): PageLink[] {
  const text = header.slice(0, longestHeader);
  const found = collectLinks();
  let place = 0;
  while (place < text.length) {
    target.lastIndex = place;
    const [whole, href] = target.exec(text) ?? [];
    if (whole === undefined || href === undefined) {
      // What is no link ends at the next comma.
      const comma = text.indexOf(',', place);
      place = comma === -1 ? text.length : comma + 1;
      continue;
    }
    const { parameters, end } = readParameters(text, place + whole.length);
    place = end;
    const link = resolveHref(href, url);
    // A link of something else is none of ours (RFC 8288, 3.2).
    const isOurs = resolveHref(parameters.get('anchor') || url, url) === resolveHref(url, url);
    const words = { rel: parameters.get('rel'), type: parameters.get('type') };
    if (link !== null && isOurs && announcesFeed(words)) {
      found.add({ url: link, title: (parameters.get('title') ?? '').slice(0, 200) });
    }
  }
  return found.list();
}

/** The first of each name counts. */
function readParameters(text: string, start: number): { parameters: Map<string, string>; end: number } {
  const parameters = new Map<string, string>();
  let end = start;
  for (;;) {
    parameter.lastIndex = end;
    const match = parameter.exec(text);
    if (!match) return { parameters, end };
    const [whole, name, quoted, token] = match;
    end += whole.length;
    const key = name?.toLowerCase();
    if (key === undefined || parameters.has(key)) continue;
    parameters.set(key, quoted?.replace(/\\(.)/gs, '$1') ?? token ?? '');
  }
}
