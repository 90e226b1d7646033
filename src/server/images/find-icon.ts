import { createHash } from 'node:crypto';
import type { FetchResult } from '#server/fetching/fetch-result.ts';
import type { Fetcher } from '#server/fetching/fetcher.ts';
import { bestIcoEntry } from './ico-entry.ts';
import { listIconLinks } from './icon-links.ts';
import { isShowable, readImageFacts } from './image-facts.ts';
import { imageTypes } from './image-proxy.ts';

export type Icon = { hash: string; mime: string; bytes: Uint8Array };

/** `none`: the site was asked and has no icon. `unreachable`: it may have one. */
export type FoundIcon = { outcome: 'found'; icon: Icon } | { outcome: 'none' | 'unreachable' | 'cancelled' };

export type IconPlaces = {
  /** Whose icon it is. */
  siteUrl: string;
  /** The picture that the feed's own document names. */
  imageUrl: string | null;
};

type Deps = { fetcher: Pick<Fetcher, 'fetch'>; signal: AbortSignal };

const MOST_BYTES = 1024 * 1024;
/** A pixel or two is no icon but a counter of readers. */
const SMALLEST_SIDE = 8;
/** A page with a thousand feeds shows a thousand icons. */
const LARGEST_SIDE = 1_024;
/** Of the icons that a page declares. */
const MOST_DECLARED = 4;

/** Looks for an icon: what the site declares, then its favicon.ico, then the feed's own picture. */
export async function findIcon(deps: Deps, { siteUrl, imageUrl }: IconPlaces): Promise<FoundIcon> {
  const page = await deps.fetcher.fetch({ url: siteUrl, accept: 'text/html,*/*;q=0.5', signal: deps.signal });
  const isPage = page.outcome === 'fetched';
  const address = isPage ? page.finalUrl : siteUrl;
  const declared = isPage ? listIconLinks(page.bytes, address).map(({ url }) => url) : [];
  const usual = URL.parse('/favicon.ico', address)?.href;
  const places = [...declared.slice(0, MOST_DECLARED), usual, imageUrl].filter(
    (url) => typeof url === 'string',
  );
  let isReachable = !mayComeBack(page);
  for (const url of new Set(places)) {
    if (deps.signal.aborted) return { outcome: 'cancelled' };
    const got = await getIcon(deps, url);
    if (got.icon) return { outcome: 'found', icon: got.icon };
    isReachable &&= !got.mayComeBack;
  }
  if (deps.signal.aborted) return { outcome: 'cancelled' };
  return { outcome: isReachable ? 'none' : 'unreachable' };
}

async function getIcon(
  { fetcher, signal }: Deps,
  url: string,
): Promise<{ icon: Icon | null; mayComeBack: boolean }> {
  if (url.startsWith('data:')) return { icon: toIcon(readDataUrl(url)), mayComeBack: false };
  const result = await fetcher.fetch({ url, accept: imageTypes, signal });
  const icon = result.outcome === 'fetched' ? toIcon(result.bytes) : null;
  return { icon, mayComeBack: mayComeBack(result) };
}

const passing = new Set(['dns', 'refused', 'timeout', 'tls', 'network', 'rate_limited', 'server_error']);

function mayComeBack(result: FetchResult): boolean {
  return 'kind' in result && passing.has(result.kind);
}

function readDataUrl(url: string): Uint8Array {
  const [, data] = /^data:[^,]*;base64,(.*)$/is.exec(url) ?? [];
  return Buffer.from(decodeURIComponentOrNone(data ?? ''), 'base64');
}

function decodeURIComponentOrNone(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

/** Null for everything that is not a whole, small raster image. Of an icon file only the best picture is kept. */
function toIcon(given: Uint8Array): Icon | null {
  if (given.length > MOST_BYTES) return null;
  const facts = readImageFacts(given);
  const bytes = facts?.mime === 'image/x-icon' ? bestIcoEntry(Buffer.from(given), isIconSize) : given;
  const kept = bytes && readImageFacts(bytes);
  if (!kept || !isIconSize(kept) || !isShowable(kept) || isCut(bytes, kept.mime)) return null;
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 32);
  return { hash, mime: kept.mime, bytes };
}

function isIconSize({ width, height }: { width: number; height: number }): boolean {
  return Math.min(width, height) >= SMALLEST_SIDE && Math.max(width, height) <= LARGEST_SIDE;
}

/** A PNG ends with `IEND` and its sum; the end of a cut one would be missing for ever. */
function isCut(bytes: Uint8Array, mime: string): boolean {
  return mime === 'image/png' && !Buffer.from(bytes).includes('IEND', -64);
}
