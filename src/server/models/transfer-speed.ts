/**
 * How fast new bytes come in during one connection. What a layer has in its first line was there before
 * (a resumed download), and bytes that were lost and come again are not new.
 */
export type Transfer = {
  /** The most bytes of each layer so far, by digest. */
  seen: ReadonlyMap<string, number>;
  /** New bytes so far. */
  received: number;
  samples: readonly Sample[];
  /** When the first layer was seen; null before. */
  since: number | null;
};

type Sample = { at: number; received: number };

/** Speed is measured over this long, in milliseconds. Source: design, "Pulls". */
const WINDOW = 2_000;
/** Less than this says nothing about a speed. */
const SHORTEST_SPAN = 1_000;
/** Lines come every 60 ms, or thousands at once from a disk: one sample for this long is enough. */
const SAMPLE_EVERY = 100;
/** The first seconds of a download say nothing about the rest. Source: design, "Pulls". */
const SETTLING = 3_000;

export const noTransfer: Transfer = { seen: new Map(), received: 0, samples: [], since: null };

/** Takes note of a layer's bytes at a time (epoch ms). */
export function noteBytes(
  transfer: Transfer,
  layer: { digest: string; completed: number },
  now: number,
): Transfer {
  const before = transfer.seen.get(layer.digest) ?? layer.completed;
  const most = Math.max(before, layer.completed);
  const received = transfer.received + most - before;
  return {
    seen: new Map(transfer.seen).set(layer.digest, most),
    received,
    samples: addSample(transfer.samples, { at: now, received }),
    since: transfer.since ?? now,
  };
}

function addSample(samples: readonly Sample[], sample: Sample): Sample[] {
  const [last, beforeLast] = [samples.at(-1), samples.at(-2)];
  const replacesLast = last && beforeLast && sample.at - beforeLast.at < SAMPLE_EVERY;
  const kept = replacesLast ? samples.slice(0, -1) : samples;
  // One sample from before the window stays: the speed is measured from it.
  const inWindow = kept.findIndex(({ at }) => at > sample.at - WINDOW);
  return [...kept.slice(Math.max(0, (inWindow < 0 ? kept.length : inWindow) - 1)), sample];
}

/** New bytes a second at this moment; null while it is too early to say. */
export function measureSpeed({ samples }: Transfer, now: number): number | null {
  const from = samples.findLast(({ at }) => at <= now - WINDOW) ?? samples[0];
  const to = samples.at(-1);
  if (!from || !to || now - from.at < SHORTEST_SPAN) return null;
  return Math.round(((to.received - from.received) * 1_000) / (now - from.at));
}

/** Seconds until `remaining` bytes are here; null while nobody can know. */
export function estimateSeconds(transfer: Transfer, remaining: number, now: number): number | null {
  const speed = measureSpeed(transfer, now);
  if (!speed || transfer.since === null || now - transfer.since < SETTLING) return null;
  return Math.ceil(remaining / speed);
}
