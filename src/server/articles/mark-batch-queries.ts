import { sql } from 'kysely';
import type { Database } from '#server/database/open.ts';
import { type MarkedArticles, markRead, takeBackMarks } from './mark-queries.ts';

/** What was marked read in one go: its row, and what its marks are known by. */
export type MarkBatch = { id: number; token: string; markedAt: number };

/** Articles in one transaction: marking one takes some 20 µs (measured), so a part holds up the server for 8 ms. */
const PART = 400;

/** So long marks can be taken back, and so many times: who notices later has read on, and rows must not pile up. */
const KEPT_FOR = 24 * 3_600_000;
const KEPT_BATCHES = 100;

/** Writes down what is to be marked, in the caller's transaction, and forgets what is too old to be taken back. */
export async function insertBatch(
  db: Database,
  { ids, token, now }: { ids: readonly number[]; token: string; now: number },
): Promise<MarkBatch> {
  const { id } = await db
    .insertInto('mark_batches')
    .values({ token, marked_at: now, state: 'marking' })
    .returning('id')
    .executeTakeFirstOrThrow();
  for (let start = 0; start < ids.length; start += PART) {
    const part = { part: start / PART, article_ids: JSON.stringify(ids.slice(start, start + PART)) };
    await db
      .insertInto('mark_batch_parts')
      .values({ batch_id: id, ...part, offered_ids: null })
      .execute();
  }
  await db
    .deleteFrom('mark_batches')
    .where('state', '=', 'marked')
    .where((row) => row.or([row('marked_at', '<', now - KEPT_FOR), row('id', '<=', id - KEPT_BATCHES)]))
    .execute();
  return { id, token, markedAt: now };
}

/** Marks the next part of a batch, in the caller's transaction; undefined when all is marked. */
export async function markNextPart(
  db: Database,
  { id, markedAt }: MarkBatch,
): Promise<MarkedArticles | undefined> {
  const next = await db
    .selectFrom('mark_batch_parts')
    .select(['part', 'article_ids'])
    .where('batch_id', '=', id)
    .where('offered_ids', 'is', null)
    .orderBy('part')
    .limit(1)
    .executeTakeFirst();
  if (!next) return undefined;
  const marked = await markRead(db, JSON.parse(next.article_ids), markedAt);
  await db
    .updateTable('mark_batch_parts')
    .set({ article_ids: JSON.stringify(marked.marked), offered_ids: JSON.stringify(marked.offered) })
    .where('batch_id', '=', id)
    .where('part', '=', next.part)
    .execute();
  return marked;
}

export async function noteMarked(db: Database, batchId: number): Promise<void> {
  await db.updateTable('mark_batches').set({ state: 'marked' }).where('id', '=', batchId).execute();
}

/** Takes a batch for undoing; undefined where none can be taken back by this token (any more). */
export async function takeForUndo(
  db: Database,
  { token, now }: { token: string; now: number },
): Promise<MarkBatch | undefined> {
  return db
    .updateTable('mark_batches')
    .set({ state: 'undoing' })
    .where('token', '=', token)
    .where('state', '=', 'marked')
    .where('marked_at', '>=', now - KEPT_FOR)
    .returning(['id', 'token', 'marked_at as markedAt'])
    .executeTakeFirst();
}

/** Takes the next part's marks back, in the caller's transaction; undefined when none is left, and the batch gone. */
export async function undoNextPart(db: Database, { id, markedAt }: MarkBatch): Promise<number[] | undefined> {
  const next = await db
    .deleteFrom('mark_batch_parts')
    .where('batch_id', '=', id)
    .where('part', '=', (part) =>
      part
        .selectFrom('mark_batch_parts')
        .select(sql<number>`max(part)`.as('last'))
        .where('batch_id', '=', id),
    )
    .returning(['article_ids', 'offered_ids'])
    .executeTakeFirst();
  if (!next) {
    await db.deleteFrom('mark_batches').where('id', '=', id).execute();
    return undefined;
  }
  const marks = { marked: JSON.parse(next.article_ids), offered: JSON.parse(next.offered_ids ?? '[]') };
  return takeBackMarks(db, marks, markedAt);
}

/** What a crash or the end of the process left half done. */
export async function listUnfinished(
  db: Database,
): Promise<(MarkBatch & { state: 'marking' | 'undoing' })[]> {
  const found = await db
    .selectFrom('mark_batches')
    .select(['id', 'token', 'marked_at as markedAt', 'state'])
    .where('state', '<>', 'marked')
    .orderBy('id')
    .execute();
  return found.flatMap(({ state, ...batch }) => (state === 'marked' ? [] : [{ ...batch, state }]));
}
