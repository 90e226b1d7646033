import { setTimeout } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** What this process holds once everything is thrown away that nobody uses. */
export type Footprint = {
  /** Megabytes of objects, and of buffers beside them. */
  heap: number;
  /** Megabytes in memory as the system counts them: with what SQLite and the allocator keep. */
  resident: number;
  /** Sockets, files, threads and timers that keep the process alive. */
  handles: number;
  /** Timers that the program has set on a clock of ours; left out where it is the real one. */
  timers?: number;
};

/** Returns what measures this process. Only for a script: it collects all garbage at once. */
export function makeFootprintMeter(): () => Promise<Footprint> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  return async () => {
    collect();
    // What waits for a finaliser, or for its handle to be closed, goes with the second.
    await setTimeout(SETTLES);
    collect();
    return look();
  };
}

function look(): Footprint {
  const { heapUsed, external, rss } = process.memoryUsage();
  const megabytes = (bytes: number) => Math.round(bytes / 1e5) / 10;
  return {
    heap: megabytes(heapUsed + external),
    resident: megabytes(rss),
    handles: process.getActiveResourcesInfo().length,
  };
}

/** In milliseconds: connections that end would count as held. */
const SETTLES = 50;

/** What may be held at last, as a multiple of what was at first. Source: design, "Figures": memory within 10 %. */
const limits = { heap: 1.1, resident: 1.1, handles: 1, timers: 1 } as const;

/** So many looks at each end are compared. */
const COMPARED = 3;

type Change = { name: keyof typeof limits; first: number; last: number };

/**
 * What grew although nothing new is held, in sentences; empty: all is flat, or there were too few looks to tell. Compares the
 * least of the first looks with the least of the last: what happens to be under way is no growth, and a leak is in every look.
 */
export function findGrowth(looks: readonly Footprint[]): string[] {
  if (looks.length <= COMPARED) return [];
  return listChanges(looks)
    .filter(({ name, first, last }) => last > first * limits[name])
    .map(({ name, first, last }) => `${name} grew from ${first} to ${last}.`);
}

/** As `heap from 57 to 58, resident from 380 to 351, handles from 3 to 3`; both in megabytes. */
export function describeFootprint(looks: readonly Footprint[]): string {
  const changes = listChanges(looks).map(({ name, first, last }) => `${name} from ${first} to ${last}`);
  return looks.length > COMPARED ? changes.join(', ') : `${looks.length} looks, too few to tell growth`;
}

function listChanges(looks: readonly Footprint[]): Change[] {
  return (Object.keys(limits) as Change['name'][]).flatMap((name) => {
    const values = looks.flatMap((look) => look[name] ?? []);
    if (values.length === 0) return [];
    const least = (some: number[]) => Math.min(...some);
    return [{ name, first: least(values.slice(0, COMPARED)), last: least(values.slice(-COMPARED)) }];
  });
}
