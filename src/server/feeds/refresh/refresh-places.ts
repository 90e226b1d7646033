import type { Clock } from '#server/platform/clock.ts';

/** Who may begin to be refreshed now. */
export type RefreshPlaces = {
  /** `host` is null for one that counts for no host. */
  enter: (id: number, host: string | null) => void;
  leave: (id: number) => void;
  hasRoom: () => boolean;
  isFree: (host: string) => boolean;
};

type Options = { clock: Clock; concurrency: number; perHost: number };

/**
 * Milliseconds after which a refresh gives its place to the next one and goes on beside: servers that hang or
 * drip would otherwise hold all places until their time limit. Most feeds take less than this.
 */
export const PATIENCE = 1_000;

/** How many may go on beside, for each place; those beyond keep their places. */
const BESIDE_PER_PLACE = 2;

export function createPlaces({ clock, concurrency, perHost }: Options): RefreshPlaces {
  const inside = new Map<number, { host: string | null; since: number }>();
  return {
    enter: (id, host) => void inside.set(id, { host, since: clock.now() }),
    leave: (id) => void inside.delete(id),
    hasRoom: () => {
      const all = [...inside.values()];
      const slow = all.filter(({ since }) => clock.now() - since >= PATIENCE).length;
      return all.length - Math.min(slow, concurrency * BESIDE_PER_PLACE) < concurrency;
    },
    isFree: (host) => [...inside.values()].filter((one) => one.host === host).length < perHost,
  };
}
