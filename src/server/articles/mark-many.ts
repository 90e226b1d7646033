import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { commitWithoutWaiting } from '#server/database/dialect.ts';
import type { Database } from '#server/database/open.ts';
import { AppError } from '#shared/app-error.ts';
import type { MarkedRead } from '#shared/article.ts';
import type { MarkDeps } from './mark-article.ts';
import {
  insertBatch,
  listUnfinished,
  type MarkBatch,
  markNextPart,
  noteMarked,
  takeForUndo,
  undoNextPart,
} from './mark-batch-queries.ts';

/** Marks many articles read in one go, and takes that back. */
export type ManyMarks = {
  /**
   * Marks those of the articles read that are not yet. The intent is written down first and waits for the disk;
   * then they are marked a part at a time, so that nobody waits for long. What a crash interrupts the next start
   * finishes: in the end all are marked or, where the intent was lost, none.
   */
  mark: (ids: readonly number[]) => Promise<MarkedRead>;
  /**
   * Takes back exactly what was marked, once; what was marked anew or is unread by now stays as it is. Returns
   * how many became unread. Throws `cannot_undo`.
   */
  undo: (token: string) => Promise<number>;
  /** Finishes what the last process left. */
  start: () => Promise<void>;
  /** Resolves when no part is being written; what is left the next start finishes. */
  stop: () => Promise<void>;
};

export function createManyMarks({ db, bus, clock }: MarkDeps): ManyMarks {
  const running = new Set<Promise<unknown>>();
  let isStopping = false;

  const tracked = <Result>(work: Promise<Result>): Promise<Result> => {
    running.add(work);
    const done = () => running.delete(work);
    work.then(done, done);
    return work;
  };

  /** Part by part, with room for others between two of them; undefined where the end of the process comes first. */
  const inParts = async (next: (transaction: Database) => Promise<number[] | undefined>) => {
    const ids: number[] = [];
    while (!isStopping) {
      const part = await commitWithoutWaiting(db, next);
      if (!part) return ids;
      for (const id of part) ids.push(id);
      await setImmediate();
    }
    throw new AppError('internal', 'Winnow is stopping; the rest is done when it starts again.');
  };
  const announce = (ids: number[], read: boolean) => {
    if (ids.length > 0) bus.publish({ type: 'articles_marked', ids, read });
  };

  const finish = async (batch: MarkBatch): Promise<number[]> => {
    const ids = await inParts(async (part) => (await markNextPart(part, batch))?.marked);
    // This commit waits for the disk, and with it all parts before it are safe.
    await noteMarked(db, batch.id);
    announce(ids, true);
    return ids;
  };
  const takeBack = async (batch: MarkBatch): Promise<number[]> => {
    const ids = await inParts((part) => undoNextPart(part, batch));
    announce(ids, false);
    return ids;
  };

  const mark = async (ids: readonly number[]): Promise<MarkedRead> => {
    if (ids.length === 0) return { count: 0, undo_token: null };
    const intent = { ids: [...new Set(ids)], token: randomUUID(), now: clock.now() };
    const batch = await db.transaction().execute((transaction) => insertBatch(transaction, intent));
    const { length: count } = await finish(batch);
    return { count, undo_token: count > 0 ? batch.token : null };
  };
  const undo = async (token: string): Promise<number> => {
    const batch = await takeForUndo(db, { token, now: clock.now() });
    if (!batch) throw cannotUndo();
    return (await takeBack(batch)).length;
  };

  return {
    mark: (ids) => tracked(mark(ids)),
    undo: (token) => tracked(undo(token)),
    start: async () => {
      for (const { state, ...batch } of await listUnfinished(db)) {
        await tracked(state === 'marking' ? finish(batch) : takeBack(batch));
      }
    },
    stop: async () => {
      isStopping = true;
      await Promise.allSettled(running);
    },
  };
}

function cannotUndo(): AppError {
  return new AppError('cannot_undo', 'These articles cannot be marked unread together any more.', {
    hint: 'That works once, within a day. Mark the ones that you want back as unread.',
  });
}
