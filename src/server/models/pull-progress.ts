import type { PullEvent } from '#server/ollama/pull.ts';
import { estimateSeconds, measureSpeed, noTransfer, noteBytes, type Transfer } from './transfer-speed.ts';

/** Bytes of one layer: `total` is 0 while nobody has said it. */
export type PullLayer = { total: number; completed: number };

/** What a connection is doing, as far as its lines tell. */
export type TransferPhase = 'starting' | 'downloading' | 'rechecking' | 'verifying' | 'writing';

/** How far a pull is, over all of its connections. */
export type PullProgress = {
  phase: TransferPhase;
  /** By digest, in the order they came. */
  layers: ReadonlyMap<string, PullLayer>;
  /** The layer on its way. */
  current: string | null;
  /** Bytes of all layers, at most: Ollama's own count may fall. */
  highest: number;
  /** The highest percentage so far; null while there is none to show. */
  percent: number | null;
  /** The words of the last line without a layer. */
  words: string | null;
  /** Bytes that the whole model will be about, where somebody knows; else 0. */
  expected: number;
  transfer: Transfer;
};

/** What of it survives a restart. */
export type StoredProgress = {
  layers: [digest: string, total: number, completed: number][];
  highest: number;
  percent: number | null;
};

/** What a bar shows. Bytes; speed in bytes a second; eta in seconds. */
export type ProgressView = {
  completed: number;
  total: number | null;
  percent: number | null;
  speed: number | null;
  eta: number | null;
};

/** Until the model is installed nothing is complete. */
const HIGHEST_SHOWN = 99;

export function startProgress(expected = 0, stored?: StoredProgress): PullProgress {
  const layers = (stored?.layers ?? []).map(
    ([digest, total, completed]) => [digest, { total, completed }] as const,
  );
  return {
    phase: 'starting',
    layers: new Map(layers),
    current: null,
    highest: stored?.highest ?? 0,
    percent: stored?.percent ?? null,
    words: null,
    expected,
    transfer: noTransfer,
  };
}

export function storeProgress({ layers, highest, percent }: PullProgress): StoredProgress {
  return {
    layers: [...layers].map(([digest, { total, completed }]) => [digest, total, completed]),
    highest,
    percent,
  };
}

/** A new connection: it tells everything again, from the manifest on. */
export function beginConnection(progress: PullProgress): PullProgress {
  return { ...progress, phase: 'starting', current: null, words: null, transfer: noTransfer };
}

/** Takes in one event of a pull at a time (epoch ms). Ends are for the caller to deal with. */
export function foldPullEvent(progress: PullProgress, event: PullEvent, now: number): PullProgress {
  if (event.kind === 'phase') return foldWords(progress, event.status);
  if (event.kind === 'layer') return foldLayer(progress, event, now);
  return progress;
}

/** Words differ between versions of Ollama, so only their order counts: manifest, layers, verifying, writing. */
function foldWords(progress: PullProgress, words: string): PullProgress {
  if (words === progress.words) return progress;
  const isFirst = progress.phase === 'starting' && progress.words === null;
  const isVerified = progress.phase === 'verifying' || progress.phase === 'writing';
  const phase = isFirst ? 'starting' : isVerified ? 'writing' : 'verifying';
  const layers = completeLayer(progress.layers, progress.current);
  const highest = Math.max(progress.highest, sumLayers(layers).completed);
  return { ...progress, phase, words, layers, current: null, highest };
}

function foldLayer(
  progress: PullProgress,
  event: Extract<PullEvent, { kind: 'layer' }>,
  now: number,
): PullProgress {
  const { digest } = event;
  const isNext = progress.current !== null && progress.current !== digest;
  const layers = new Map(isNext ? completeLayer(progress.layers, progress.current) : progress.layers);
  const total = Math.max(wholeBytes(event.total), layers.get(digest)?.total ?? 0);
  const said = wholeBytes(event.completed);
  const completed = total > 0 ? Math.min(said, total) : said;
  layers.set(digest, { total, completed });
  const sum = sumLayers(layers);
  const highest = Math.max(progress.highest, sum.completed);
  return {
    ...progress,
    phase: sum.completed < highest ? 'rechecking' : 'downloading',
    layers,
    current: digest,
    words: null,
    highest,
    // Layers that are there already say nothing about how much is to come: the first that grows does.
    percent:
      completed < total || progress.percent !== null ? risePercent(progress, { ...sum, highest }) : null,
    transfer: noteBytes(progress.transfer, { digest, completed }, now),
  };
}

/** The last line of a layer is usually below its total: one that was left behind is complete. */
function completeLayer(layers: ReadonlyMap<string, PullLayer>, digest: string | null) {
  const layer = digest === null ? undefined : layers.get(digest);
  if (digest === null || !layer || layer.total <= layer.completed) return layers;
  return new Map(layers).set(digest, { ...layer, completed: layer.total });
}

function risePercent(
  { percent, expected }: PullProgress,
  { total, highest }: { total: number | null; highest: number },
): number | null {
  if (total === null) return percent;
  const share = Math.floor((100 * highest) / Math.max(total, expected, 1));
  return Math.max(percent ?? 0, Math.min(share, HIGHEST_SHOWN));
}

/** Bytes of all layers now; no total while one layer's is unknown. */
export function sumLayers(layers: ReadonlyMap<string, PullLayer>): {
  completed: number;
  total: number | null;
} {
  let completed = 0;
  let total: number | null = layers.size === 0 ? null : 0;
  for (const layer of layers.values()) {
    completed += layer.completed;
    total = total === null || layer.total === 0 ? null : total + layer.total;
  }
  return { completed, total };
}

/** Sizes on the wire are whole and positive; whatever else comes must not spoil a sum. */
function wholeBytes(value: number): number {
  return Number.isSafeInteger(value) && value > 0 ? value : 0;
}

/** What to show at a time (epoch ms). */
export function viewProgress(progress: PullProgress, now: number): ProgressView {
  const { phase, transfer, highest, layers } = progress;
  const sum = sumLayers(layers);
  const isTransferring = phase === 'downloading' || phase === 'rechecking';
  const remaining = sum.total === null ? null : sum.total - sum.completed;
  return {
    completed: highest,
    // A layer that told its total late may have been smaller than its bytes so far.
    total: sum.total === null ? null : Math.max(sum.total, highest),
    percent: isTransferring && sum.total !== null ? progress.percent : null,
    speed: isTransferring ? measureSpeed(transfer, now) : null,
    eta: isTransferring && remaining ? estimateSeconds(transfer, remaining, now) : null,
  };
}
