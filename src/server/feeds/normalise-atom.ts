import type { AtomFeed } from 'feedsmith';
import { normaliseMedia } from './normalise-media.ts';
import { alternateLink, text, updateMinutes } from './normalise-rss.ts';
import type { RawContent, RawFeed, RawItem } from './raw-feed.ts';
import { expandSelfClosing } from './self-closing.ts';

type Feed = AtomFeed.Feed<string>;
type Entry = AtomFeed.Entry<string>;

/** Atom 0.3 and 1.0. */
export function normaliseAtom(feed: Feed): RawFeed {
  return {
    title: typed(feed.title),
    links: [alternateLink(feed.links)],
    language: feed.xml?.lang ?? feed.dc?.languages?.[0],
    ttlMinutes: updateMinutes(feed.sy),
    base: feed.xml?.base,
    items: (feed.entries ?? []).map((entry) => normaliseEntry(entry, feed)),
  };
}

function normaliseEntry(entry: Entry, feed: Feed): RawItem {
  const media = normaliseMedia(entry.media);
  const links = entry.links ?? [];
  return {
    id: entry.id,
    // An id is no link by the specification, but one that begins with http mostly leads to the article.
    links: [alternateLink(links), entry.content?.src, httpOnly(entry.id)],
    title: typed(entry.title) ?? text(entry.media?.title?.value),
    authors: authorsOf(entry, feed),
    published: [entry.published, entry.dc?.dates?.[0], entry.dcterms?.issued?.[0]],
    updated: [entry.updated],
    contents: [typed(entry.content)],
    summaries: [typed(entry.summary), media.description, text(entry.itunes?.summary)],
    enclosures: [
      ...links
        .filter((link) => link.rel === 'enclosure')
        .map(({ href, type, length }) => ({
          url: href,
          type,
          length,
          durationSeconds: entry.itunes?.duration,
        })),
      ...media.enclosures,
    ],
    images: [
      entry.itunes?.image,
      ...media.images,
      ...links
        .filter((link) => link.rel === 'enclosure' && link.type?.startsWith('image/'))
        .map((link) => link.href),
    ],
    tags: [
      ...(entry.categories ?? []).map(({ label, term }) => label ?? term),
      ...(entry.dc?.subjects ?? []),
    ],
    language: entry.content?.xml?.lang ?? entry.xml?.lang ?? entry.dc?.languages?.[0],
    comments: links.find((link) => link.rel === 'replies' && /html/i.test(link.type ?? 'html'))?.href,
    base: entry.xml?.base,
  };
}

function httpOnly(id: string | undefined): string | undefined {
  return id && /^https?:\/\//i.test(id) ? id : undefined;
}

/** RFC 4287 §4.2.1: an entry without authors has those of its source, else of the feed. */
function authorsOf(entry: Entry, feed: Feed): (string | undefined)[] {
  for (const authors of [entry.authors, entry.source?.authors, feed.authors]) {
    const names = (authors ?? []).map((author) => author.name ?? author.email);
    if (names.some(Boolean)) return names;
  }
  return entry.dc?.creators ?? [entry.itunes?.author];
}

/**
 * A text construct by its type: `html` and `xhtml` are markup (so are the media types Atom 0.3 used),
 * `text`, `text/plain` and nothing are not. Any other media type is a file, of no use as text.
 */
function typed(value: AtomFeed.Content | undefined): RawContent | undefined {
  if (!value?.value) return undefined;
  const type = value.type?.toLowerCase() ?? 'text';
  const base = value.xml?.base;
  if (type.includes('xhtml')) return { value: expandSelfClosing(value.value, 'xhtml'), kind: 'html', base };
  if (type.includes('html')) return { value: value.value, kind: 'html', base };
  if (type === 'text' || type === 'text/plain' || type === 'escaped')
    return { value: value.value, kind: 'text', base };
  return undefined;
}
