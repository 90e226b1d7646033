import { createRefreshLine } from '#server/feeds/refresh/refresh-line.ts';
import { createPlaces, PATIENCE } from '#server/feeds/refresh/refresh-places.ts';
import type { Logger } from '#server/platform/logger.ts';
import { type ImportFeedDeps, importFeed } from './import-feed.ts';
import { finishImport, listWaiting, settleImportFeed } from './import-queries.ts';

export type ImportRunnerDeps = ImportFeedDeps & {
  logger: Logger;
  /** Feeds at the same time, and of these on one host. */
  concurrency: number;
  perHost: number;
  /** Called after each feed, and when there was nothing to do. */
  onProgress: () => void;
};

export type ImportRunner = {
  /** Puts all in line that waits, and begins. */
  goOn: (importId: number) => Promise<void>;
  /** Cancels what is under way, forgets what is in line, and resolves when all is quiet. */
  halt: () => Promise<void>;
  /** The same for good. */
  stop: () => Promise<void>;
};

/** Fetches an import's feeds as the scheduler does: so many at once, hosts taking turns. */
export function createImportRunner(deps: ImportRunnerDeps): ImportRunner {
  const { db, clock, logger, onProgress } = deps;
  const places = createPlaces(deps);
  const work = { line: createRefreshLine(), cancelling: new AbortController(), isStopped: false };
  /** Positions that are being brought in, and what ends with each. */
  const running = new Set<number>();
  const endings = new Set<Promise<void>>();

  const run = async (importId: number, position: number): Promise<void> => {
    try {
      await importFeed(deps, { importId, position }, work.cancelling.signal);
    } catch (error) {
      if (work.isStopped) return;
      logger.warn({ err: error, import: importId, position }, 'a feed could not be imported');
      const row = { import_id: importId, position };
      await settleImportFeed(db, row, { state: 'failed', kind: 'internal', detail: '' });
    }
  };

  const afterOne = async (importId: number, position: number): Promise<void> => {
    places.leave(position);
    running.delete(position);
    if (work.isStopped) return;
    beginNext(importId);
    if (running.size === 0) await finishImport(db, importId, clock.now());
    onProgress();
  };

  const beginNext = (importId: number): void => {
    while (!work.isStopped && places.hasRoom()) {
      const turn = work.line.take(places.isFree);
      if (!turn) return;
      places.enter(turn.id, turn.host);
      running.add(turn.id);
      const cancelWake = clock.after(PATIENCE, () => beginNext(importId));
      const ending = run(importId, turn.id)
        .finally(cancelWake)
        .finally(() => afterOne(importId, turn.id))
        .catch((error) => logger.error({ err: error, import: importId }, 'an import failed'))
        .finally(() => endings.delete(ending));
      endings.add(ending);
    }
  };

  const halt = async () => {
    work.line = createRefreshLine();
    work.cancelling.abort();
    await Promise.all(endings);
    work.cancelling = new AbortController();
  };

  return {
    goOn: async (importId) => {
      const waiting = await listWaiting(db, importId);
      work.line.add(waiting.filter(({ id }) => !running.has(id)));
      beginNext(importId);
      if (running.size === 0) await finishImport(db, importId, clock.now());
      onProgress();
    },
    halt,
    stop: async () => {
      work.isStopped = true;
      await halt();
    },
  };
}
