import type { AtomFeed, RssFeed, SyNs } from 'feedsmith';
import { normaliseMedia } from './normalise-media.ts';
import type { RawContent, RawEnclosure, RawFeed, RawItem } from './raw-feed.ts';

type Item = RssFeed.Item<string>;

/** RSS 0.9x and 2.0, with the extensions in use: content, Dublin Core, Atom, iTunes, Media, Syndication. */
export function normaliseRss(feed: RssFeed.Feed<string>): RawFeed {
  return {
    title: either(feed.title ?? feed.itunes?.title ?? feed.dc?.titles?.[0]),
    links: [feed.link, alternateLink(feed.atom?.links)],
    language: feed.language ?? feed.dc?.languages?.[0] ?? feed.xml?.lang,
    ttlMinutes: feed.ttl ?? updateMinutes(feed.sy),
    base: feed.xml?.base,
    items: (feed.items ?? []).map(normaliseItem),
  };
}

function normaliseItem(item: Item): RawItem {
  const media = normaliseMedia(item.media);
  return {
    id: item.guid?.value ?? item.atom?.id,
    links: [item.link, alternateLink(item.atom?.links), permalink(item)],
    title: either(item.title ?? item.dc?.titles?.[0] ?? item.itunes?.title ?? item.media?.title?.value),
    authors: authorsOf(item),
    published: [
      item.pubDate,
      item.dc?.dates?.[0],
      item.dcterms?.issued?.[0],
      item.dcterms?.created?.[0],
      item.atom?.published,
    ],
    updated: [item.atom?.updated, item.dcterms?.modified?.[0]],
    contents: [either(item.content?.encoded), atomContent(item.atom?.content), either(item.description)],
    summaries: [
      either(item.dc?.descriptions?.[0]),
      atomContent(item.atom?.summary),
      media.description,
      text(item.itunes?.summary),
      text(item.itunes?.subtitle),
    ],
    enclosures: [...enclosuresOf(item), ...media.enclosures],
    images: [item.itunes?.image, ...media.images, ...enclosedPictures(item)],
    tags: [...(item.categories ?? []).map((category) => category.name), ...(item.dc?.subjects ?? [])],
    language: item.dc?.languages?.[0] ?? item.xml?.lang,
    comments: item.comments,
    base: item.xml?.base,
  };
}

/** A guid that is a link: RSS 2.0 takes every guid for one unless it says otherwise. */
function permalink({ guid }: Item): string | undefined {
  if (!guid?.value || guid.isPermaLink === false) return undefined;
  return /^https?:\/\//i.test(guid.value) ? guid.value : undefined;
}

function authorsOf(item: Item): (string | undefined)[] {
  const creators = item.dc?.creators;
  if (creators?.length) return creators;
  const names = (item.authors ?? []).map((author) => author.name ?? author.email);
  if (names.some(Boolean)) return names;
  const atomNames = (item.atom?.authors ?? []).map((author) => author.name);
  return atomNames.some(Boolean) ? atomNames : [item.itunes?.author];
}

function enclosuresOf(item: Item): RawEnclosure[] {
  return (item.enclosures ?? []).map(({ url, type, length }) => ({
    url,
    type,
    length,
    durationSeconds: type?.startsWith('image/') ? undefined : item.itunes?.duration,
  }));
}

function enclosedPictures(item: Item): (string | undefined)[] {
  return (item.enclosures ?? []).filter(({ type }) => type?.startsWith('image/')).map(({ url }) => url);
}

/** Minutes of the syndication module, which counts how often (`updateFrequency`) in a period. */
export function updateMinutes(sy: SyNs.Feed<string> | undefined): number | undefined {
  const periods: Record<string, number> = {
    hourly: 60,
    daily: 1440,
    weekly: 10_080,
    monthly: 43_200,
    yearly: 525_600,
  };
  const period = periods[sy?.updatePeriod?.trim().toLowerCase() ?? ''];
  const frequency = sy?.updateFrequency ?? 1;
  return period !== undefined && frequency > 0 ? period / frequency : undefined;
}

export function alternateLink(links: AtomFeed.Link<string>[] | undefined): string | undefined {
  const alternates = (links ?? []).filter((link) => link.href && (link.rel ?? 'alternate') === 'alternate');
  const page = alternates.find((link) => !link.type || /html/i.test(link.type));
  return (page ?? alternates[0])?.href;
}

/** Content or summary of an Atom element inside another format. */
export function atomContent(content: AtomFeed.Content | undefined): RawContent | undefined {
  if (!content?.value) return undefined;
  const kind = /html/i.test(content.type ?? '') ? 'html' : 'text';
  return { value: content.value, kind, base: content.xml?.base };
}

export function either(value: string | undefined): RawContent | undefined {
  return value ? { value, kind: 'either' } : undefined;
}

export function text(value: string | undefined): RawContent | undefined {
  return value ? { value, kind: 'text' } : undefined;
}
