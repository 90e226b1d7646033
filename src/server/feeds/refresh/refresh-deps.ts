import type { Database } from '#server/database/open.ts';
import type { EventBus } from '#server/events/bus.ts';
import type { Logger } from '#server/platform/logger.ts';
import type { NetworkWatch } from './network-watch.ts';
import type { ReadDeps } from './read-document.ts';
import type { RefreshPace } from './store-feed.ts';

/** What refreshing a feed needs. */
export type RefreshDeps = ReadDeps & {
  db: Database;
  bus: EventBus;
  logger: Logger;
  pace: RefreshPace;
  network: NetworkWatch;
  /** Takes a host's feeds out of the line: it asked to be left alone. */
  skipHost: (host: string) => void;
  /** 0 to 1; spreads feeds that failed together. */
  random: () => number;
};
