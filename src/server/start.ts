import { join } from 'node:path';
import { refuseToStartOpen } from '#server/access/protection.ts';
import type { LoadedConfig } from '#server/config/load.ts';
import { startCheckpoints } from '#server/database/checkpoints.ts';
import { lockDataFolder } from '#server/database/lock-data-folder.ts';
import { type OpenedDatabase, openDatabase } from '#server/database/open.ts';
import { createEventBus } from '#server/events/bus.ts';
import { createApp } from '#server/http/app.ts';
import { type Listening, listen } from '#server/http/listen.ts';
import { type Clock, systemClock } from '#server/platform/clock.ts';
import type { Logger } from '#server/platform/logger.ts';
import { openRooms } from './open-rooms.ts';

/** Where the build puts the page, seen from this file. */
const PAGE_DIR = join(import.meta.dirname, '../../dist/web');

export type Started = {
  /** The address to open in a browser. */
  url: string;
  /** Ends everything within 5 s: streams, calls, refreshes; what they held goes back to its queue. */
  stop: () => Promise<void>;
};

export type StartOptions = { config: LoadedConfig; logger: Logger; clock?: Clock; pageDir?: string };

/**
 * The composition root: opens, wires and starts everything; stopping ends first what people hold open,
 * then the loops, then what they use, and the database last. Every object that lives as long as the
 * process is made here or in open-rooms.ts, and nowhere else.
 */
export async function start({
  config,
  logger,
  clock = systemClock,
  pageDir = PAGE_DIR,
}: StartOptions): Promise<Started> {
  const { db, file, close: closeDatabase, migrated } = await openAlone(config.data_dir);
  if (migrated.length > 0) logger.info({ migrated }, 'the database was brought up to date');

  await refuseToStartOpen({ db, clock, config }).catch(async (error: unknown) => {
    await closeDatabase();
    throw error;
  });

  const base = { db, bus: createEventBus(logger), clock, logger, config };
  const { routes, loops, calls, used } = await openRooms(base, file);
  const stopping = new AbortController();
  const app = createApp({ ...base, ...routes, stopping: stopping.signal, pageDir });

  const stop = async (listening?: Listening) => {
    stopping.abort();
    routes.browsers.close();
    await listening?.close();
    await Promise.all([...loops, ...calls].map((room) => room.stop()));
    await Promise.all(used.map((room) => room.close()));
    await closeDatabase();
  };
  try {
    const listening = await listen(app, config.server);
    for (const loop of loops) await loop.start();
    return { url: listening.url, stop: () => stop(listening) };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Opens the database for this process alone: a second Winnow on the same folder is refused before it changes anything. */
async function openAlone(dataDir: string): Promise<OpenedDatabase> {
  const lock = lockDataFolder(dataDir);
  try {
    const opened = await openDatabase(dataDir);
    const checkpoints = startCheckpoints(opened.file, opened.log);
    const close = () => checkpoints.close().then(opened.close).finally(lock.release);
    return { ...opened, close };
  } catch (error) {
    lock.release();
    throw error;
  }
}
