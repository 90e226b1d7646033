import { hostOf } from './host-of.ts';
import type { FeedAddress } from './refresh-queries.ts';

/** A feed whose turn has come. */
export type FeedInTurn = { id: number; host: string };

/** Feeds that wait to be refreshed. Hosts take turns, so that one with many feeds holds up no other. */
export type RefreshLine = {
  /** Puts feeds at the ends of their hosts' lines; those that wait already keep their places. */
  add: (feeds: readonly FeedAddress[]) => void;
  /** Takes out the next feed of a host that is free, or undefined when there is none. */
  take: (isFree: (host: string) => boolean) => FeedInTurn | undefined;
  remove: (id: number) => void;
  removeHost: (host: string) => void;
  size: () => number;
};

export function createRefreshLine(): RefreshLine {
  const hosts = new Map<string, Set<number>>();
  const hostById = new Map<number, string>();

  const remove = (id: number) => {
    const host = hostById.get(id);
    if (host === undefined) return;
    const ids = hosts.get(host);
    hostById.delete(id);
    ids?.delete(id);
    if (ids?.size === 0) hosts.delete(host);
  };

  return {
    add: (feeds) => {
      for (const { id, url } of feeds) {
        if (hostById.has(id)) continue;
        const host = hostOf(url);
        const ids = hosts.get(host) ?? new Set();
        hosts.set(host, ids.add(id));
        hostById.set(id, host);
      }
    },
    take: (isFree) => {
      for (const [host, ids] of hosts) {
        const [id] = ids;
        if (id === undefined || !isFree(host)) continue;
        remove(id);
        // Behind the other hosts, which have waited longer.
        if (hosts.delete(host)) hosts.set(host, ids);
        return { id, host };
      }
      return undefined;
    },
    remove,
    removeHost: (host) => {
      for (const id of hosts.get(host) ?? []) hostById.delete(id);
      hosts.delete(host);
    },
    size: () => hostById.size,
  };
}
