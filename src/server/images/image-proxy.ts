import type { Fetcher } from '#server/fetching/fetcher.ts';
import type { Clock } from '#server/platform/clock.ts';
import { createConcurrencyLimit } from '#server/platform/limit-concurrency.ts';
import { timeLeft } from '#server/platform/time-left.ts';
import type { FetchFailureKind } from '#shared/fetch-failure.ts';
import type { ImageCache } from './image-cache.ts';
import { isShowable, readImageFacts } from './image-facts.ts';

/** Why there is no image: fetching failed, or what came is not one that may be shown. */
export type ImageFailureKind = FetchFailureKind | 'not_an_image' | 'too_many_pixels' | 'cancelled';

export type ImageAnswer =
  | { outcome: 'image'; mime: string; bytes: Uint8Array<ArrayBuffer> }
  | { outcome: 'failed'; kind: ImageFailureKind };

/** Gets images of other sites, once each. */
export type ImageProxy = { get: (url: string) => Promise<ImageAnswer> };

type Deps = { clock: Clock; fetcher: Pick<Fetcher, 'fetch'>; cache: ImageCache };

/** At once from all sites together: each may hold its 10 MB in memory. */
const AT_ONCE = 12;

/** How long a failure is remembered, in milliseconds: a page that is drawn again does not ask the site again. */
export const FAILURE_KEPT = 60_000;
const MOST_FAILURES = 1_000;

/** What browsers show, without SVG. */
export const imageTypes = 'image/avif,image/webp,image/png,image/jpeg,image/gif,image/*;q=0.5,*/*;q=0.1';

export function createImageProxy({ clock, fetcher, cache }: Deps): ImageProxy {
  const limit = createConcurrencyLimit(clock, AT_ONCE);
  const running = new Map<string, Promise<ImageAnswer>>();
  const failures = new Map<string, { kind: ImageFailureKind; until: number }>();

  const remember = (url: string, kind: ImageFailureKind) => {
    failures.delete(url);
    failures.set(url, { kind, until: clock.now() + FAILURE_KEPT });
    const [oldest] = failures.keys();
    if (failures.size > MOST_FAILURES && oldest !== undefined) failures.delete(oldest);
  };

  const fetchAndStore = async (url: string): Promise<ImageAnswer> => {
    const run = () => fetcher.fetch({ url, accept: imageTypes });
    const result = await limit({ key: 'all', run });
    // Stopping says nothing about the image.
    if (result.outcome === 'cancelled') return { outcome: 'failed', kind: 'cancelled' };
    const answer: ImageAnswer =
      result.outcome === 'fetched'
        ? checkImage(new Uint8Array(result.bytes))
        : { outcome: 'failed', kind: 'kind' in result ? result.kind : 'empty' };
    if (answer.outcome === 'image') await cache.store(url, answer.bytes);
    else remember(url, answer.kind);
    return answer;
  };

  const find = async (url: string): Promise<ImageAnswer> => {
    const kept = await cache.find(url);
    const answer = kept && checkImage(kept);
    return answer?.outcome === 'image' ? answer : fetchAndStore(url);
  };

  return {
    get: async (url) => {
      const failure = failures.get(url);
      if (failure && timeLeft(clock.now(), failure.until, FAILURE_KEPT) > 0)
        return { outcome: 'failed', kind: failure.kind };
      // Whoever asks while it comes gets the same.
      const asked = running.get(url) ?? find(url).finally(() => running.delete(url));
      running.set(url, asked);
      return asked;
    },
  };
}

/** Looked at on the way out of the cache too: its file may have been damaged. */
function checkImage(bytes: Uint8Array<ArrayBuffer>): ImageAnswer {
  const facts = readImageFacts(bytes);
  if (!facts) return { outcome: 'failed', kind: 'not_an_image' };
  if (!isShowable(facts)) return { outcome: 'failed', kind: 'too_many_pixels' };
  return { outcome: 'image', mime: facts.mime, bytes };
}
