import type { RawContent, RawEnclosure, RawFeed, RawItem } from './raw-feed.ts';

/** A JSON object whose fields nobody has looked at yet. */
type Fields = Record<string, unknown>;

/**
 * JSON Feed 1.0 and 1.1. What has a wrong type counts as missing, and items that are no objects stay empty
 * (they are counted as broken later). Undefined for JSON of another kind.
 */
export function normaliseJson(document: unknown): RawFeed | undefined {
  const feed = asFields(document);
  if (!feed || !isJsonFeed(feed)) return undefined;
  return {
    title: plain(feed['title']),
    links: [textOf(feed['home_page_url'])],
    language: textOf(feed['language']),
    ttlMinutes: undefined,
    base: undefined,
    images: [textOf(feed['favicon']), textOf(feed['icon'])],
    items: listOf(feed['items']).map((item) => normaliseItem(asFields(item) ?? {}, feed)),
  };
}

/** The version is an address; documents that forgot it are known by their items. */
function isJsonFeed(feed: Fields): boolean {
  const version = textOf(feed['version']);
  if (version !== undefined && /jsonfeed\.org/i.test(version)) return true;
  const items = listOf(feed['items']).map(asFields);
  const parts = ['id', 'url', 'content_html', 'content_text', 'date_published'];
  return items.length > 0 && items.every((item) => item && parts.filter((part) => part in item).length >= 2);
}

function normaliseItem(item: Fields, feed: Fields): RawItem {
  const pictures = [textOf(item['image']), textOf(item['banner_image'])];
  return {
    id: textOf(item['id']),
    links: [textOf(item['url']), textOf(item['external_url'])],
    title: plain(item['title']),
    // JSON Feed 1.1: items without authors have those of the feed.
    authors: [authorsOf(item), authorsOf(feed)].find((names) => names.length > 0) ?? [],
    published: [textOf(item['date_published'])],
    updated: [textOf(item['date_modified'])],
    contents: [markup(item['content_html']) ?? plain(item['content_text'])],
    summaries: [plain(item['summary'])],
    enclosures: listOf(item['attachments']).flatMap((file) => readAttachment(asFields(file))),
    images: pictures,
    tags: listOf(item['tags']).map(textOf),
    language: textOf(item['language']),
    comments: undefined,
    base: undefined,
  };
}

/** 1.1 has a list of authors, 1.0 one author. Both may be there, and programs mix them up. */
function authorsOf(fields: Fields): string[] {
  for (const author of [fields['authors'], fields['author']]) {
    const names = listOf(author).flatMap((one) => {
      const person = asFields(one);
      return textOf(person ? (textOf(person['name']) ?? person['url']) : one) ?? [];
    });
    if (names.length > 0) return names;
  }
  return [];
}

function readAttachment(file: Fields | undefined): RawEnclosure[] {
  const url = textOf(file?.['url']);
  if (!file || url === undefined) return [];
  return [
    {
      url,
      type: textOf(file['mime_type']),
      length: numberOf(file['size_in_bytes']),
      durationSeconds: numberOf(file['duration_in_seconds']),
    },
  ];
}

function plain(value: unknown): RawContent | undefined {
  const text = textOf(value);
  return text === undefined ? undefined : { value: text, kind: 'text' };
}

function markup(value: unknown): RawContent | undefined {
  const text = textOf(value);
  return text === undefined ? undefined : { value: text, kind: 'html' };
}

function asFields(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
}

/** A list, or the one thing that stands where a list should. */
function listOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined || value === null ? [] : [value];
}

/** Text that is not blank, also from a number: ids and dates come as numbers. */
function textOf(value: unknown): string | undefined {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

function numberOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}
