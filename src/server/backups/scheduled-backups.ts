import { resolve } from 'node:path';
import { BACKUP_FOLDER, listBackups } from '#server/database/backup/backup-files.ts';
import type { Database } from '#server/database/open.ts';
import type { EventBus } from '#server/events/bus.ts';
import type { Clock } from '#server/platform/clock.ts';
import type { Logger } from '#server/platform/logger.ts';
import { toTime } from '#server/platform/time.ts';
import { timeLeft } from '#server/platform/time-left.ts';
import { createWakeSignal } from '#server/platform/wake-signal.ts';
import { readReaderSettings } from '#server/settings/reader-settings.ts';
import type { BackupList } from '#shared/backup.ts';
import type { ReaderSettings } from '#shared/settings.ts';
import { type BackupOutcome, makeBackup } from './make-backup.ts';

export type BackupsDeps = {
  db: Database;
  bus: EventBus;
  clock: Clock;
  logger: Pick<Logger, 'info' | 'error'>;
  /** The database, and the folder it stands in. */
  file: string;
  dataDir: string;
};

export type Backups = {
  start: () => void;
  /** Breaks off what runs; nothing unfinished stays under the name of a backup. */
  stop: () => Promise<void>;
  list: () => Promise<BackupList>;
  /** Makes one now; one that is being made already is waited for instead. */
  make: () => Promise<BackupOutcome>;
};

const DAY = 86_400_000;
const every: Record<ReaderSettings['backup_every'], number | null> = { never: null, day: DAY, week: 7 * DAY };
/** After a start everything else comes first; and after a failure it is tried again so much later. In milliseconds. */
const FIRST_AFTER = 10 * 60_000;
const TRY_AGAIN = 6 * 3_600_000;
const LONGEST_REST = 3_600_000;

/**
 * Makes backups as often as the settings say. When the next one is due is told by the newest file in the
 * folder, so that restarts neither skip one nor make one too many.
 */
export function createBackups({ db, bus, clock, logger, file, dataDir }: BackupsDeps): Backups {
  const { wake, rest } = createWakeSignal(clock);
  const stopping = new AbortController();
  const startedAt = clock.now();
  let failed: { at: number; failure: string } | undefined;
  let making: Promise<BackupOutcome> | undefined;
  let running: Promise<void> | undefined;

  const findNext = (settings: ReaderSettings) => {
    const now = clock.now();
    const madeAt = listBackups(dataDir).map((backup) => backup.madeAt);
    return findDue(settings, { now, madeAt, wait: findWait(now, { startedAt, failedAt: failed?.at }) });
  };

  const makeNow = async (): Promise<BackupOutcome> => {
    const { backups_kept: kept } = await readReaderSettings(db);
    const now = clock.now();
    const made = await makeBackup({ file, dataDir, kept, now }, stopping.signal);
    if (made.outcome === 'made') {
      failed = undefined;
      logger.info({ backup: made.backup.name, bytes: made.backup.bytes }, 'a backup was made');
    } else if (!stopping.signal.aborted) {
      failed = { at: now, failure: made.failure };
      logger.error({ failure: made.failure }, 'no backup could be made');
    }
    return made;
  };
  const make = () => {
    making ??= makeNow().finally(() => {
      making = undefined;
    });
    return making;
  };

  const loop = async () => {
    while (!stopping.signal.aborted) {
      try {
        const next = findNext(await readReaderSettings(db));
        if (next !== null && next <= clock.now()) await make();
        else await rest(Math.min(LONGEST_REST, next === null ? LONGEST_REST : next - clock.now()));
      } catch (error) {
        logger.error({ err: error }, 'backups are looked after again in an hour');
        await rest(LONGEST_REST);
      }
    }
  };

  const unsubscribe = bus.subscribe((event) => {
    if (event.type === 'settings_changed' && event.key === 'reader') wake();
  });
  return {
    start: () => {
      running ??= loop();
    },
    stop: async () => {
      unsubscribe();
      stopping.abort();
      wake();
      await Promise.all([running, making]);
    },
    list: async () => {
      const next = findNext(await readReaderSettings(db));
      return {
        ...describeFolder(dataDir),
        running: making !== undefined,
        failure: failed?.failure ?? null,
        next_at: next === null ? null : toTime(next),
      };
    },
    make,
  };
}

/** For how long none is made by itself (ms), however overdue it is. */
function findWait(now: number, since: { startedAt: number; failedAt: number | undefined }): number {
  const { startedAt, failedAt = Number.NEGATIVE_INFINITY } = since;
  const afterStart = timeLeft(now, startedAt + FIRST_AFTER, FIRST_AFTER);
  return Math.max(afterStart, timeLeft(now, failedAt + TRY_AGAIN, TRY_AGAIN));
}

/**
 * When the next backup is due, by the newest one there is, but not within `wait` ms; null where none is wanted.
 * Epoch milliseconds. One that seems to be made later than the next one will be is of a clock that was set back
 * since, and counts for nothing.
 */
function findDue(
  { backup_every: rhythm }: ReaderSettings,
  { now, wait, madeAt }: { now: number; wait: number; madeAt: readonly number[] },
): number | null {
  const interval = every[rhythm];
  if (interval === null) return null;
  const due = Math.max(0, ...madeAt.filter((time) => time <= now + interval)) + interval;
  return wait > 0 ? Math.max(due, now + wait) : due;
}

function describeFolder(dataDir: string): Pick<BackupList, 'backups' | 'folder'> {
  const backups = listBackups(dataDir).map(({ name, bytes, madeAt }) => ({
    name,
    bytes,
    made_at: toTime(madeAt),
  }));
  return { backups, folder: resolve(dataDir, BACKUP_FOLDER) };
}
