import { createThrottle } from '#server/platform/throttle.ts';
import { AppError } from '#shared/app-error.ts';
import type { FeedImport } from '#shared/feed-import.ts';
import { beginImport } from './begin-import.ts';
import type { FeedList } from './feed-list.ts';
import { awaitFailed, deleteImport, failWaiting, findStoredImport, finishImport } from './import-queries.ts';
import { createImportRunner, type ImportRunnerDeps } from './import-runner.ts';
import { findLastImport, getImport, getStoredImport } from './shown-imports.ts';

export type ImportsDeps = Omit<ImportRunnerDeps, 'onProgress'>;

export type Imports = {
  /** Goes on with what a stop or a crash has interrupted. */
  start: () => Promise<void>;
  /** Writes down what is to be brought in, and begins. Throws `conflict` while another import runs. */
  begin: (source: string, list: FeedList) => Promise<FeedImport>;
  /** Tries everything again that failed. Throws `not_found`. */
  retry: (id: number) => Promise<FeedImport>;
  /** Ends it; what waited becomes failed and can be tried again. Throws `not_found`. */
  cancel: (id: number) => Promise<FeedImport>;
  /** Forgets one that is done; its feeds stay. Throws `not_found` or `conflict`. */
  dismiss: (id: number) => Promise<void>;
  /** Resolves when nothing is under way; what waits goes on at the next start. */
  stop: () => Promise<void>;
};

/** Progress is told at most this often, in milliseconds. */
const PROGRESS_INTERVAL = 250;

/**
 * Brings in lists of feeds, one list at a time: as many feeds at once as are refreshed at once, and hosts
 * take turns, so that one that is slow holds up nobody else's.
 */
export function createImports(deps: ImportsDeps): Imports {
  const { db, bus, clock, logger } = deps;
  const tell = async () => bus.publish({ type: 'import_changed', import: await findLastImport(db) });
  const progress = createThrottle(clock, PROGRESS_INTERVAL, () => {
    void tell().catch((error) => logger.warn({ err: error }, 'the progress of an import is unknown'));
  });
  const runner = createImportRunner({ ...deps, onProgress: progress.call });

  return {
    start: async () => {
      const last = await findStoredImport(db);
      if (last && last.finished_at === null) await runner.goOn(last.id);
    },
    begin: async (source, list) => {
      const id = await beginImport(db, { source, list, now: clock.now() });
      await runner.goOn(id);
      return getImport(db, id);
    },
    retry: async (id) => {
      await getStoredImport(db, id);
      if ((await awaitFailed(db, id)) > 0) await runner.goOn(id);
      return getImport(db, id);
    },
    cancel: async (id) => {
      await getStoredImport(db, id);
      await runner.halt();
      await failWaiting(db, id, 'cancelled');
      await finishImport(db, id, clock.now());
      progress.call();
      return getImport(db, id);
    },
    dismiss: async (id) => {
      const { finished_at: finishedAt, source } = await getStoredImport(db, id);
      if (finishedAt === null) {
        throw new AppError('conflict', `The import is still running: ${source}.`, {
          hint: 'Cancel it first.',
        });
      }
      await deleteImport(db, id);
      progress.call();
    },
    stop: async () => {
      progress.stop();
      await runner.stop();
    },
  };
}
