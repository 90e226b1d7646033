import type { Database } from '#server/database/open.ts';
import type { EventBus } from '#server/events/bus.ts';
import type { Fetcher } from '#server/fetching/fetcher.ts';
import type { Clock } from '#server/platform/clock.ts';
import type { Logger } from '#server/platform/logger.ts';
import { createThrottle } from '#server/platform/throttle.ts';
import { createWakeSignal } from '#server/platform/wake-signal.ts';
import { findIcon } from './find-icon.ts';
import { type DueIcon, findDueIcon, type IconCheck, storeIconCheck } from './icon-queries.ts';

/** Looks for the icons of feeds, beside everything else. */
export type Icons = {
  start: () => void;
  /** Cancels what runs and resolves when all is quiet. */
  stop: () => Promise<void>;
};

export type IconsDeps = {
  db: Database;
  bus: EventBus;
  clock: Clock;
  logger: Logger;
  fetcher: Pick<Fetcher, 'fetch'>;
  /** Nothing can be reached: then nothing is looked for. */
  isOffline: () => boolean;
};

const AT_ONCE = 2;
const DAY = 86_400_000;
/** How old a look may become, in milliseconds. */
const LOOK_KEPT = 30 * DAY;
/** How soon a site that could not be reached is asked again. */
const TRY_AGAIN = DAY;
/** The longest rest between two looks for due feeds, in milliseconds; and the rest while we are offline. */
const LONGEST_REST = 3_600_000;
const OFFLINE_REST = 60_000;
/** A refresh of all feeds announces hundreds in a second; one look at the table is enough for them. */
const WAKE_INTERVAL = 1_000;

/**
 * What is to be done stands in the table (`icon_checked_at`), so a restart goes on where it was: feeds that
 * were never looked at first, then those whose last look is a month old. A feed that moves is looked at anew.
 */
export function createIcons(deps: IconsDeps): Icons {
  const { db, bus, clock, logger, isOffline } = deps;
  const signal = createWakeSignal(clock);
  const wake = createThrottle(clock, WAKE_INTERVAL, signal.wake);
  const stopping = new AbortController();
  const running = new Map<number, Promise<void>>();
  /** Those that a mistake of ours kept from being looked at: not again before the next start. */
  const broken = new Set<number>();
  let unsubscribe: () => void = () => undefined;
  let loop: Promise<void> = Promise.resolve();

  const begin = (feed: DueIcon) => {
    const check = checkIcon(deps, feed, stopping.signal)
      .catch((error) => {
        broken.add(feed.id);
        logger.warn({ err: error, feed: feed.id }, 'looking for an icon failed');
      })
      .finally(() => {
        running.delete(feed.id);
        signal.wake();
      });
    running.set(feed.id, check);
  };

  /** Begins what may begin now; returns how long to rest unless something ends before. */
  const beginDue = async (): Promise<number> => {
    if (isOffline()) return OFFLINE_REST;
    while (running.size < AT_ONCE && !stopping.signal.aborted) {
      const now = clock.now();
      const feed = await findDueIcon(db, {
        before: now - LOOK_KEPT,
        now,
        except: [...running.keys(), ...broken],
      });
      if (!feed) break;
      begin(feed);
    }
    return LONGEST_REST;
  };

  const run = async () => {
    while (!stopping.signal.aborted) {
      try {
        await signal.rest(await beginDue());
      } catch (error) {
        logger.error({ err: error }, 'looking for icons failed');
        await signal.rest(LONGEST_REST);
      }
    }
  };

  return {
    start: () => {
      unsubscribe = bus.subscribe((event) => {
        if (event.type === 'feeds_changed') wake.call();
      });
      loop = run();
    },
    stop: async () => {
      unsubscribe();
      wake.stop();
      stopping.abort();
      signal.wake();
      await loop;
      await Promise.all(running.values());
    },
  };
}

async function checkIcon(deps: IconsDeps, feed: DueIcon, signal: AbortSignal): Promise<void> {
  const { db, bus, clock, fetcher, isOffline } = deps;
  const places = { siteUrl: siteOf(feed), imageUrl: feed.image_url };
  const found = await findIcon({ fetcher, signal }, places);
  // What came to nothing because we were cut off is as if it had not been tried.
  if (found.outcome === 'cancelled' || (found.outcome === 'unreachable' && isOffline())) return;
  const now = clock.now();
  const checks: Record<'none' | 'unreachable', IconCheck> = {
    none: { icon: null, checkedAt: now },
    unreachable: { checkedAt: now - LOOK_KEPT + TRY_AGAIN },
  };
  const check = found.outcome === 'found' ? { icon: found.icon, checkedAt: now } : checks[found.outcome];
  if (await storeIconCheck(db, feed, check)) bus.publish({ type: 'feeds_changed', ids: [feed.id] });
}

/** The feed's site; where it names none, the front page of its host. Without user info. */
function siteOf({ url, site_url }: DueIcon): string {
  return site_url ?? `${new URL(url).origin}/`;
}
