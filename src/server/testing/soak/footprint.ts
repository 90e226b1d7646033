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
};

/** Measures this process. Only for a script: it collects all garbage at once. */
export function measureFootprint(): Footprint {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  // What the first frees may be held by finalisers until the second.
  collect();
  collect();
  const { heapUsed, external, rss } = process.memoryUsage();
  const megabytes = (bytes: number) => Math.round(bytes / 1e5) / 10;
  return {
    heap: megabytes(heapUsed + external),
    resident: megabytes(rss),
    handles: process.getActiveResourcesInfo().length,
  };
}

/** Source: design, "Figures": memory stays within so much of what it was. */
const MOST_GROWTH = 1.1;

/** What grew although nothing new is held, in sentences; empty: all is flat. */
export function findGrowth(first: Footprint, last: Footprint): string[] {
  const growth: string[] = [];
  if (last.heap > first.heap * MOST_GROWTH)
    growth.push(`The heap grew from ${first.heap} to ${last.heap} MB.`);
  if (last.handles > first.handles) growth.push(`Handles grew from ${first.handles} to ${last.handles}.`);
  return growth;
}
