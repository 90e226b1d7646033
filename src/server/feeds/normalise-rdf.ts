import type { RdfFeed } from 'feedsmith';
import { normaliseMedia } from './normalise-media.ts';
import { alternateLink, atomContent, either, updateMinutes } from './normalise-rss.ts';
import type { RawFeed, RawItem } from './raw-feed.ts';

/** RSS 0.90 and 1.0, which are RDF. */
export function normaliseRdf(feed: RdfFeed.Feed<string>): RawFeed {
  return {
    title: either(feed.title ?? feed.dc?.titles?.[0]),
    links: [feed.link, alternateLink(feed.atom?.links)],
    language: feed.dc?.languages?.[0] ?? feed.xml?.lang,
    ttlMinutes: updateMinutes(feed.sy),
    base: feed.xml?.base,
    items: (feed.items ?? []).map(normaliseItem),
  };
}

function normaliseItem(item: RdfFeed.Item<string>): RawItem {
  const media = normaliseMedia(item.media);
  return {
    id: item.rdf?.about ?? item.dc?.identifiers?.[0],
    links: [item.link, alternateLink(item.atom?.links), item.rdf?.about],
    title: either(item.title ?? item.dc?.titles?.[0]),
    authors: item.dc?.creators ?? [],
    published: [item.dc?.dates?.[0], item.dcterms?.issued?.[0], item.dcterms?.created?.[0]],
    updated: [item.dcterms?.modified?.[0], item.atom?.updated],
    contents: [either(item.content?.encoded), atomContent(item.atom?.content), either(item.description)],
    summaries: [either(item.dc?.descriptions?.[0]), media.description],
    enclosures: media.enclosures,
    images: media.images,
    tags: item.dc?.subjects ?? [],
    language: item.dc?.languages?.[0] ?? item.xml?.lang,
    comments: undefined,
    base: item.xml?.base,
  };
}
