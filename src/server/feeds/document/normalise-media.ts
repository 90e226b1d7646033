import type { RawContent, RawEnclosure } from './raw-feed.ts';
import { attributeOf, childrenOf, textInside, textsOf, type XmlElement } from './xml-tree.ts';

/** What Media RSS adds to an item: files to play, pictures, tags, and a description (YouTube's only text). */
export function normaliseMedia(item: XmlElement): {
  enclosures: RawEnclosure[];
  images: (string | undefined)[];
  tags: string[];
  title: string | undefined;
  description: RawContent | undefined;
} {
  const parts = [item, ...childrenOf(item, 'media:group')];
  const contents = parts.flatMap((part) => childrenOf(part, 'media:content'));
  const every = [...parts, ...contents];
  const keywords = every.flatMap((part) => textsOf(part, 'media:keywords'));
  return {
    enclosures: contents.filter(isPlayable).map((content) => ({
      url: attributeOf(content, 'url'),
      type: attributeOf(content, 'type'),
      length: parseCount(attributeOf(content, 'filesize')),
      durationSeconds: parseDuration(attributeOf(content, 'duration')),
    })),
    images: [
      ...contents
        .filter((content) => kindOf(content) === 'image')
        .map((content) => attributeOf(content, 'url')),
      ...every
        .flatMap((part) => childrenOf(part, 'media:thumbnail'))
        .map((thumbnail) => attributeOf(thumbnail, 'url') ?? textInside(thumbnail)),
    ],
    tags: [
      ...every.flatMap((part) => textsOf(part, 'media:category')),
      ...keywords.flatMap((list) => list.split(',')),
    ],
    title: parts.flatMap((part) => textsOf(part, 'media:title'))[0],
    description: describe(every.flatMap((part) => childrenOf(part, 'media:description', 'media:text'))),
  };
}

function describe(descriptions: XmlElement[]): RawContent | undefined {
  const first = descriptions.find(textInside);
  const value = textInside(first);
  return value ? { value, kind: attributeOf(first, 'type') === 'html' ? 'html' : 'text' } : undefined;
}

function isPlayable(content: XmlElement): boolean {
  const kind = kindOf(content);
  return kind === 'audio' || kind === 'video';
}

const kindByEnding: Partial<Record<string, string>> = {
  ...Object.fromEntries(['jpg', 'jpeg', 'png', 'gif', 'webp', 'avif'].map((ending) => [ending, 'image'])),
  ...Object.fromEntries(
    ['mp3', 'm4a', 'ogg', 'oga', 'opus', 'flac', 'wav', 'aac'].map((ending) => [ending, 'audio']),
  ),
  ...Object.fromEntries(['mp4', 'm4v', 'webm', 'ogv', 'mov', 'm3u8'].map((ending) => [ending, 'video'])),
};

function kindOf(content: XmlElement): string | undefined {
  const medium = attributeOf(content, 'medium')?.toLowerCase();
  if (medium) return medium;
  const type = attributeOf(content, 'type')?.toLowerCase();
  if (type) return type.split('/')[0];
  const ending = /\.([a-z\d]{2,4})(?:$|[?#])/i.exec(attributeOf(content, 'url') ?? '')?.[1]?.toLowerCase();
  return ending === undefined ? undefined : kindByEnding[ending];
}

/** A number of bytes, as some write it: with commas or blanks between the thousands. */
export function parseCount(text: string | undefined): number | undefined {
  const digits = text?.replace(/[,\s]/g, '') ?? '';
  return /^\d{1,15}(?:\.\d+)?$/.test(digits) ? Math.trunc(Number(digits)) : undefined;
}

/** Seconds of `75`, `1:15` or `1:01:15`, the three forms of iTunes. */
export function parseDuration(text: string | undefined): number | undefined {
  if (!text || !/^\d{1,7}(?::\d{1,2}){0,2}(?:[.,]\d{1,9})?$/.test(text)) return undefined;
  const parts = text.replace(/[.,].*$/, '').split(':');
  return parts.reduce((seconds, part) => seconds * 60 + Number(part), 0);
}
