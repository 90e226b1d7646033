import { setImmediate } from 'node:timers/promises';
import { commitWithoutWaiting } from '#server/database/dialect.ts';
import type { Database } from '#server/database/open.ts';
import type { Estimator } from './estimator.ts';
import { listUnreadIds, listUnreadTexts, storeReadTexts } from './vector-queries.ts';
import { NO_TABLE, WORDS_DIGEST } from './words/words-digest.ts';

export type ReadDeps = { db: Database; estimator: Pick<Estimator, 'read'> };

/** Rows that one transaction writes. */
const BATCH = 100;

/** The digests of words by which an article counts as read, while the table is as it is. */
export function digestsOfWords(hasTable: boolean): string[] {
  return hasTable ? [WORDS_DIGEST] : [WORDS_DIGEST, NO_TABLE];
}

/**
 * Reads those of these articles that were not, and stores what estimates need of them. `findTable` says whether
 * there is a usable table; it is asked only where there is something to read. Rejects when the thread dies.
 */
export async function readTexts(
  { db, estimator }: ReadDeps,
  ids: readonly number[],
  findTable: () => Promise<boolean>,
): Promise<void> {
  const unread = await listUnreadIds(db, ids, digestsOfWords(true));
  if (unread.length === 0) return;
  const hasTable = await findTable();
  const digest = hasTable ? WORDS_DIGEST : NO_TABLE;
  for (let from = 0; from < unread.length; from += BATCH) {
    const texts = await listUnreadTexts(db, unread.slice(from, from + BATCH), digestsOfWords(hasTable));
    if (texts.length === 0) continue;
    const read = await estimator.read(texts.map(({ title, text, declared }) => ({ title, text, declared })));
    const found = texts.flatMap(({ id, hash }, index) => {
      const article = read[index];
      return article ? [{ id, hash, ...article }] : [];
    });
    await commitWithoutWaiting(db, (transaction) => storeReadTexts(transaction, found, digest));
    await setImmediate();
  }
}
