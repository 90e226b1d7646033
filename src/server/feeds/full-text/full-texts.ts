import type { Database } from '#server/database/open.ts';
import type { EventBus } from '#server/events/bus.ts';
import { hostOf } from '#server/feeds/refresh/host-of.ts';
import type { Clock } from '#server/platform/clock.ts';
import type { Logger } from '#server/platform/logger.ts';
import { createWakeSignal } from '#server/platform/wake-signal.ts';
import { AppError } from '#shared/app-error.ts';
import { FULL_TEXT_PATIENCE } from '#shared/limits.ts';
import { fetchPage, type PageDeps } from './fetch-page.ts';
import {
  getPageToFetch,
  listWantedPages,
  storeFullText,
  storeFullTextFailure,
  type WantedPage,
} from './full-text-queries.ts';
import { fullTextWords } from './full-text-words.ts';

export type FullTextDeps = PageDeps & {
  db: Database;
  bus: EventBus;
  clock: Clock;
  logger: Pick<Logger, 'error'>;
};

export type FullTexts = {
  start: () => void;
  /** Ends what is under way; it is fetched after the next start. */
  stop: () => Promise<void>;
  /** Fetches one article's page now, joining a fetch that is under way. Throws `not_found` or `full_text_failed`. */
  fetchNow: (id: number) => Promise<void>;
};

/** Pages at once. */
const CONCURRENCY = 4;
/** Of these from one host: a slow one leaves room for the others. */
const PER_HOST = 2;
/** After an error of our own, such as a full disk (ms). */
const RETRY_DELAY = 60_000;

type Outcome = { ok: true } | { ok: false; text: string; hint: string };
const interrupted: Outcome = { ok: false, text: 'Fetching the page was interrupted.', hint: 'Try again.' };

/**
 * Fetches the pages of articles: those that wait because their feed asks for it, a few at a time beside the
 * refreshing of feeds, and single ones by hand. What waits stands in the database, so a restart loses nothing.
 */
export function createFullTexts(deps: FullTextDeps): FullTexts {
  const { db, bus, clock, logger } = deps;
  const { wake, rest } = createWakeSignal(clock);
  const stopping = new AbortController();
  const { begin, beginWanted, allDone } = createPlaces(deps, { signal: stopping.signal, onDone: wake });
  let loop: Promise<void> = Promise.resolve();

  const run = async () => {
    let lookedAt = clock.now();
    while (!stopping.signal.aborted) {
      try {
        const pages = await listWantedPages(db);
        const now = clock.now();
        beginWanted(pages);
        const times = patienceTimes(pages, { lookedAt, now });
        if (times.over.length > 0) bus.publish({ type: 'texts_changed', ids: times.over });
        lookedAt = now;
        await rest(times.untilNext);
      } catch (error) {
        logger.error({ err: error }, 'fetching pages failed unexpectedly');
        await rest(RETRY_DELAY);
      }
    }
  };

  const unsubscribe = bus.subscribe(({ type }) => {
    if (type === 'articles_added' || type === 'articles_changed') wake();
  });

  return {
    start: () => {
      loop = run();
    },
    stop: async () => {
      unsubscribe();
      stopping.abort();
      wake();
      await loop;
      await allDone();
    },
    fetchNow: async (id) => {
      const { url } = await getPageToFetch(db, id);
      const outcome = await begin(id, url);
      if (!outcome.ok) throw new AppError('full_text_failed', outcome.text, { hint: outcome.hint });
    },
  };
}

async function fetchAndStore(deps: FullTextDeps, id: number, signal: AbortSignal): Promise<Outcome> {
  const { db, bus, clock } = deps;
  const fetched = await fetchPage(deps, await getPageToFetch(db, id), signal);
  if (fetched.outcome === 'cancelled') return interrupted;
  if (fetched.outcome === 'read') await storeFullText(db, id, { page: fetched.page, now: clock.now() });
  const words = fetched.outcome === 'failed' ? fullTextWords(fetched) : undefined;
  if (words) await storeFullTextFailure(db, id, words.text);
  bus.publish({ type: 'texts_changed', ids: [id] });
  bus.publish({ type: 'articles_changed', ids: [id] });
  return words ? { ok: false, ...words } : { ok: true };
}

/** Those for which judging has stopped waiting since the last look, and how long until the next one (ms). */
function patienceTimes(
  pages: readonly WantedPage[],
  { lookedAt, now }: { lookedAt: number; now: number },
): { over: number[]; untilNext: number } {
  const ends = pages.map(({ id, wantedAt }) => ({ id, at: wantedAt + FULL_TEXT_PATIENCE + 1 }));
  return {
    over: ends.filter(({ at }) => at > lookedAt && at <= now).map(({ id }) => id),
    untilNext: Math.min(...ends.filter(({ at }) => at > now).map(({ at }) => at - now)),
  };
}

/** The pages that are being fetched. */
function createPlaces(deps: FullTextDeps, { signal, onDone }: { signal: AbortSignal; onDone: () => void }) {
  const { logger } = deps;
  const running = new Map<number, { host: string; done: Promise<Outcome> }>();
  /** What was broken off, or went wrong here and not there, is not tried again until the next start. */
  const broken = new Set<number>();

  const begin = (id: number, url: string | null): Promise<Outcome> => {
    const known = running.get(id);
    if (known) return known.done;
    const done = fetchAndStore(deps, id, signal).finally(() => {
      running.delete(id);
      onDone();
    });
    running.set(id, { host: hostOf(url ?? ''), done });
    return done;
  };

  const beginWanted = (pages: readonly WantedPage[]) => {
    for (const { id, url } of pages.filter((page) => !broken.has(page.id))) {
      if (running.size >= CONCURRENCY) return;
      const host = hostOf(url ?? '');
      const ofHost = [...running.values()].filter((one) => one.host === host).length;
      if (running.has(id) || ofHost >= PER_HOST) continue;
      const tried = begin(id, url).then((outcome) => {
        if (outcome === interrupted) broken.add(id);
      });
      tried.catch((err: unknown) => {
        broken.add(id);
        logger.error({ err, article: id }, 'the page of an article was not stored');
      });
    }
  };

  return {
    begin,
    beginWanted,
    allDone: () => Promise.allSettled([...running.values()].map(({ done }) => done)),
  };
}
