import { Worker } from 'node:worker_threads';
import { endThread } from '#server/platform/end-thread.ts';
import type { WriteAheadLog } from './dialect.ts';

/** Moves what is in the write-ahead log into the file, in a thread, as long as it is open. */
export type Checkpoints = { close: () => Promise<void> };

/**
 * Changed rows, by triggers too, after which the log is moved. SQLite itself counts a thousand pages, of which it
 * tells nobody; a row changes about one.
 */
const ENOUGH = 1_000;

/** Pages of 4 kB at which a commit moves the log itself, should the thread not keep up: 64 MB. */
const LIMIT = 16_000;

/** Milliseconds without work after which the thread is ended. */
const IDLE_LIMIT = 30_000;

/** Megabytes: it holds a connection and nothing else. */
const limits = { maxYoungGenerationSizeMb: 2, maxOldGenerationSizeMb: 16 };

/**
 * A checkpoint writes a thousand pages all over the file and waits for the disk twice. In the thread that answers it
 * held up everybody for that long, up to 190 ms on a busy disk; beside it marking 18,000 articles takes half the time
 * (docs/notes/performance.md). What fails here, as on a full disk, is tried again after as many rows, and by a commit of
 * its own once the log is long.
 */
export function startCheckpoints(file: string, log: WriteAheadLog): Checkpoints {
  let worker: Worker | undefined;
  let isMoving = false;
  let changes = 0;
  let movedAt = 0;
  let idle: NodeJS.Timeout | undefined;

  const forget = (ended: Worker) => {
    if (worker !== ended) return;
    worker = undefined;
    isMoving = false;
  };
  const startWorker = () => {
    const url = new URL('./checkpoint-worker.ts', import.meta.url);
    const started = new Worker(url, { workerData: file, resourceLimits: limits });
    return started
      .on('message', () => worker === started && rest())
      .on('error', () => forget(started))
      .on('exit', () => forget(started));
  };
  const move = () => {
    if (isMoving || changes - movedAt < ENOUGH) return;
    isMoving = true;
    movedAt = changes;
    clearTimeout(idle);
    worker ??= startWorker();
    worker.postMessage('move');
    // What is in the log is as safe there: no process is kept alive for it.
    worker.unref();
  };
  function rest(): void {
    isMoving = false;
    idle = setTimeout(() => void end(), IDLE_LIMIT).unref();
    move();
  }
  const end = async () => {
    clearTimeout(idle);
    const ended = worker;
    worker = undefined;
    if (ended) await endThread(ended);
  };

  log.moveAt(LIMIT);
  log.onCommit((total) => {
    changes = total;
    move();
  });
  return {
    close: () => {
      log.onCommit(undefined);
      return end();
    },
  };
}
