import type { CancelTimer, Clock } from '#server/platform/clock.ts';

/** Which hosts asked to be left alone. */
export type HostRests = {
  /** Leaves a host alone for so many milliseconds, a day at most. A rest that ends later already stays. */
  begin: (host: string, milliseconds: number) => void;
  /** Milliseconds until the host may be asked again; 0 for now. */
  remaining: (host: string) => number;
  /** How many hosts are left alone now. */
  count: () => number;
  /** Forgets everything. */
  clear: () => void;
};

/** Source: design, feeds, "Fetch": Retry-After is honoured up to a day. */
const longestRest = 24 * 60 * 60 * 1000;

/** Remembers a host only while it rests, so that many hosts over many days leave nothing behind. */
export function createHostRests(clock: Clock): HostRests {
  const rests = new Map<string, { until: number; cancel: CancelTimer }>();
  return {
    begin: (host, milliseconds) => {
      const length = Math.min(milliseconds, longestRest);
      const until = clock.now() + length;
      const known = rests.get(host);
      if (length <= 0 || (known && known.until >= until)) return;
      known?.cancel();
      rests.set(host, { until, cancel: clock.after(length, () => rests.delete(host)) });
    },
    remaining: (host) => Math.max(0, (rests.get(host)?.until ?? 0) - clock.now()),
    count: () => rests.size,
    clear: () => {
      for (const { cancel } of rests.values()) cancel();
      rests.clear();
    },
  };
}
