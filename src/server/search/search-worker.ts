import { parentPort, workerData } from 'node:worker_threads';
import { NOT_WANTED } from '#server/database/dialect.ts';
import {
  isDamaged,
  openSearchFile,
  removeSearchFile,
  type SearchFile,
} from '#server/database/search-file.ts';
import { type SearchTasks, searchTasks } from './search-tasks.ts';

/** What the thread is started with. `unwanted`: one number, the id of the order that nobody wants any more. */
export type SearchWork = { database: string; unwanted: SharedArrayBuffer };

type SentOrder = {
  [Name in keyof SearchTasks]: { id: number; name: Name; sent: SearchTasks[Name]['sent'] };
}[keyof SearchTasks];

export type SentAnswer =
  | { id: number; answer: unknown }
  /** `errcode`: SQLite's, which an error loses on its way out of a thread. */
  | { id: number; error: unknown; errcode: unknown; isUnwanted: boolean };

/** The thread of the search: one answer for every order, in order. The index is opened at first need. */
function answerOrders(port: NonNullable<typeof parentPort>, { database, unwanted }: SearchWork): void {
  const stopped = new Int32Array(unwanted);
  let current = 0;
  let opened: Promise<SearchFile> | undefined;
  const open = () => {
    opened ??= openSearchFile(database, () => Atomics.load(stopped, 0) !== current);
    const trying = opened;
    // What failed, as on a full disk, may succeed the next time.
    trying.catch(() => {
      if (opened === trying) opened = undefined;
    });
    return trying;
  };

  /** A damaged index is made anew: whoever asks next finds one that is whole, and still fills. */
  const throwAway = async () => {
    const file = await opened?.catch(() => undefined);
    opened = undefined;
    await file?.close();
    removeSearchFile(database);
  };

  const carryOut = async (order: SentOrder): Promise<SentAnswer> => {
    current = order.id;
    try {
      const { db } = await open();
      const task = searchTasks[order.name] as (db: SearchFile['db'], sent: unknown) => Promise<unknown>;
      return { id: order.id, answer: await task(db, order.sent) };
    } catch (error) {
      if (isDamaged(error)) await throwAway();
      const isUnwanted = error instanceof Error && error.message === NOT_WANTED;
      const errcode = error instanceof Error && 'errcode' in error ? error.errcode : undefined;
      return { id: order.id, error, errcode, isUnwanted };
    }
  };

  let last: Promise<unknown> = Promise.resolve();
  port.on('message', (order: SentOrder | 'close') => {
    last = last.then(async () => {
      if (order !== 'close') return port.postMessage(await carryOut(order));
      await (await opened?.catch(() => undefined))?.close();
      port.close();
    });
  });
}

if (parentPort) answerOrders(parentPort, workerData as SearchWork);
