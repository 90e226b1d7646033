import type { JsonFeed } from 'feedsmith';
import { text } from './normalise-rss.ts';
import type { RawFeed, RawItem } from './raw-feed.ts';

type Item = JsonFeed.Item<string>;

/** JSON Feed 1.0 and 1.1. */
export function normaliseJson(feed: JsonFeed.Feed<string>): RawFeed {
  return {
    title: text(feed.title),
    links: [feed.home_page_url],
    language: feed.language,
    ttlMinutes: undefined,
    base: undefined,
    items: (feed.items ?? []).map((item) => normaliseItem(item, feed)),
  };
}

function normaliseItem(item: Item, feed: JsonFeed.Feed<string>): RawItem {
  const names = (item.authors ?? []).map((author) => author.name);
  return {
    id: item.id,
    links: [item.url, item.external_url],
    title: text(item.title),
    // JSON Feed 1.1: items without authors have those of the feed.
    authors: names.some(Boolean) ? names : (feed.authors ?? []).map((author) => author.name),
    published: [item.date_published],
    updated: [item.date_modified],
    contents: [item.content_html ? { value: item.content_html, kind: 'html' } : text(item.content_text)],
    summaries: [text(item.summary)],
    enclosures: (item.attachments ?? []).map((attachment) => ({
      url: attachment.url,
      type: attachment.mime_type,
      length: attachment.size_in_bytes,
      durationSeconds: attachment.duration_in_seconds,
    })),
    images: [item.image, item.banner_image],
    tags: item.tags ?? [],
    language: item.language,
    comments: undefined,
    base: undefined,
  };
}
