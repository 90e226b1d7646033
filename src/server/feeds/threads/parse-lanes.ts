import { createParseThread, type ParseLimits, type ParseThread } from './parse-thread.ts';
import type { ParseAnswer, ParseOrder } from './parse-worker.ts';

/** A document that waits to be parsed, and who waits for it. */
export type ParseWork = {
  order: ParseOrder;
  resolve: (answer: ParseAnswer) => void;
  reject: (error: unknown) => void;
};

/** A thread at work, or resting. `slow`: it has been at one document for longer than is usual. */
export type ParseLane = { thread: ParseThread; busyWith: ParseWork | null; slow: boolean };

export type ParseLanes = {
  /** A thread that may take another document now; undefined while all places are taken. */
  findFree: () => ParseLane | undefined;
  /** Takes the document out of those that wait that is to be parsed next, if any may be now. */
  takeNext: (waiting: ParseWork[]) => ParseWork | undefined;
  isQuiet: () => boolean;
  end: () => Promise<void>;
};

/** Documents that are parsed beside the others because they take long. */
const MOST_BESIDE = 2;
/** Bytes from which on a document is large: of these only one is parsed at a time. */
const LARGE = 1024 * 1024;

/** So many threads, made at first need, and a few more while some of them are slow. */
export function createParseLanes(threads: number, limits: ParseLimits): ParseLanes {
  const lanes: ParseLane[] = [];
  return {
    findFree: () => {
      const busy = lanes.filter(({ busyWith }) => busyWith !== null);
      const beside = Math.min(busy.filter(({ slow }) => slow).length, MOST_BESIDE);
      if (busy.length - beside >= threads) return undefined;
      const resting = lanes.find(({ busyWith }) => busyWith === null);
      if (resting) return resting;
      const lane = { thread: createParseThread(limits), busyWith: null, slow: false };
      lanes.push(lane);
      return lane;
    },
    takeNext: (waiting) => {
      // The smallest: it has the least to wait for.
      const [next] = waiting.toSorted((one, other) => sizeOf(one) - sizeOf(other));
      const isLargeBusy = lanes.some(({ busyWith }) => busyWith !== null && sizeOf(busyWith) >= LARGE);
      if (!next || (isLargeBusy && sizeOf(next) >= LARGE)) return undefined;
      waiting.splice(waiting.indexOf(next), 1);
      return next;
    },
    isQuiet: () => lanes.every(({ busyWith }) => busyWith === null),
    end: async () => {
      await Promise.all(lanes.splice(0).map(({ thread }) => thread.end()));
    },
  };
}

function sizeOf({ order }: ParseWork): number {
  return order.bytes.length;
}
