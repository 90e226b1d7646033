import type { MediaNs } from 'feedsmith';
import type { RawContent, RawEnclosure } from './raw-feed.ts';

type Media = MediaNs.ItemOrFeed;
type Part = {
  contents?: MediaNs.Content[];
  thumbnails?: MediaNs.Thumbnail[];
  description?: MediaNs.TitleOrDescription;
};

/** What Media RSS adds to an item: files to play, pictures, and a description (YouTube's only text). */
export function normaliseMedia(media: Media | undefined): {
  enclosures: RawEnclosure[];
  images: (string | undefined)[];
  description: RawContent | undefined;
} {
  const parts: Part[] = media ? [media, ...(media.groups ?? [])] : [];
  const contents = parts.flatMap((part) => part.contents ?? []);
  const pictures = contents.filter((content) => kindOf(content) === 'image');
  const description = parts
    .map((part) => part.description ?? part.contents?.[0]?.description)
    .find((one) => one?.value);
  return {
    enclosures: contents.filter(isPlayable).map((content) => ({
      url: content.url,
      type: content.type,
      length: content.fileSize,
      durationSeconds: content.duration,
    })),
    images: [
      ...pictures.map((picture) => picture.url),
      ...parts
        .flatMap((part) => [
          ...(part.thumbnails ?? []),
          ...(part.contents ?? []).flatMap((one) => one.thumbnails ?? []),
        ])
        .map((thumbnail) => thumbnail.url),
    ],
    description: description?.value
      ? { value: description.value, kind: description.type === 'html' ? 'html' : 'text' }
      : undefined,
  };
}

function isPlayable(content: MediaNs.Content): boolean {
  const kind = kindOf(content);
  return kind === 'audio' || kind === 'video';
}

function kindOf({ medium, type, url }: MediaNs.Content): string | undefined {
  if (medium) return medium;
  if (type) return type.split('/')[0];
  return /\.(?:jpe?g|png|gif|webp|avif)(?:$|\?)/i.test(url ?? '') ? 'image' : undefined;
}
