import type { Worker } from 'node:worker_threads';

/** Milliseconds that a thread has for closing its file. */
const CLOSING_LIMIT = 1_000;

/**
 * Ends a thread that closes its file when it hears `close`: by itself, as that leaves no journal behind, and after
 * a second by force.
 */
export async function endThread(worker: Worker): Promise<void> {
  worker.ref();
  const gone = Promise.withResolvers<void>();
  worker.once('exit', () => gone.resolve());
  const limit = setTimeout(gone.resolve, CLOSING_LIMIT);
  worker.postMessage('close');
  await gone.promise;
  clearTimeout(limit);
  await worker.terminate();
}
