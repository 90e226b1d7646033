import type { Enclosure } from '#shared/article.ts';

/** The file's name as its address ends, else the address. */
export function enclosureName(url: string): string {
  const path = url.split(/[?#]/)[0] ?? url;
  const last = path.split('/').at(-1) ?? '';
  if (last === '') return url;
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

/** How it is offered: by what the feed says it is, or by its name where that says nothing. */
export function kindOfEnclosure({ type, url }: Pick<Enclosure, 'type' | 'url'>): 'audio' | 'video' | 'file' {
  const name = enclosureName(url);
  if (type?.startsWith('audio/') || /\.(?:mp3|m4a|ogg|oga|opus|flac|wav)$/i.test(name)) return 'audio';
  if (type?.startsWith('video/') || /\.(?:mp4|m4v|webm|mov)$/i.test(name)) return 'video';
  return 'file';
}

/** Kind, size and length as far as the feed tells them: "audio/mpeg · 24.1 MB · 48 min". */
export function enclosureFacts({ type, length, duration }: Omit<Enclosure, 'url'>): string {
  return [
    ...(type === null ? [] : [type]),
    ...(length === null || length === 0 ? [] : [sizeWords(length)]),
    ...(duration === null || duration === 0 ? [] : [durationWords(duration)]),
  ].join(' · ');
}

/** Bytes, in steps of a thousand as file managers show them. */
function sizeWords(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1_000))} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** Seconds. */
function durationWords(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${Math.max(1, minutes)} min`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
