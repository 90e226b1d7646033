import type { Clock } from '#server/platform/clock.ts';
import type { SimulatedLayer } from './library.ts';

/** What is on disk of one layer. */
export type Blob = SimulatedLayer & {
  completed: number;
  /** Pulls that wait for it; it grows only while there are some. */
  watchers: number;
  grownAt: number | null;
};

/** The layers on the simulated disk, whole and partial. Two pulls of one layer share its transfer. */
export type Blobs = {
  open: (layer: SimulatedLayer) => Blob;
  close: (blob: Blob) => void;
  /** Lets time pass for a transfer: not beyond `ceiling` bytes. */
  grow: (blob: Blob, ceiling: number) => void;
  /** Puts a whole layer there. */
  complete: (layer: SimulatedLayer) => void;
  remove: (digest: string) => void;
  /** What Ollama does when it starts: partial layers go. */
  prune: () => void;
};

export type Transfer = { clock: Clock; pullBytesPerSecond: number };

/** Without a speed a layer comes in this many steps. */
const stepsAtOnce = 4;

export function createBlobs(transfer: Transfer): Blobs {
  const blobs = new Map<string, Blob>();

  const find = (layer: SimulatedLayer): Blob => {
    const blob = blobs.get(layer.digest) ?? { ...layer, completed: 0, watchers: 0, grownAt: null };
    blobs.set(layer.digest, blob);
    return blob;
  };

  return {
    open: (layer) => {
      const blob = find(layer);
      blob.watchers += 1;
      blob.grownAt ??= transfer.clock.now();
      return blob;
    },
    close: (blob) => {
      blob.watchers -= 1;
      if (blob.watchers === 0) blob.grownAt = null;
    },
    grow: (blob, ceiling) => {
      const now = transfer.clock.now();
      const speed = transfer.pullBytesPerSecond;
      const seconds = (now - (blob.grownAt ?? now)) / 1_000;
      const bytes = speed > 0 ? Math.floor(seconds * speed) : Math.ceil(blob.size / stepsAtOnce);
      blob.completed = Math.max(blob.completed, Math.min(ceiling, blob.completed + bytes));
      blob.grownAt = now;
    },
    complete: (layer) => {
      find(layer).completed = layer.size;
    },
    remove: (digest) => {
      blobs.delete(digest);
    },
    prune: () => {
      for (const blob of [...blobs.values()]) if (blob.completed < blob.size) blobs.delete(blob.digest);
    },
  };
}
