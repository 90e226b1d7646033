import type { Database } from '#server/database/open.ts';
import type { Estimator } from '#server/estimates/estimator.ts';
import { listUnreadVotes, storeVoteWords } from './feedback-queries.ts';

/** Votes that are read at once; there are hardly ever more than one. */
const AT_ONCE = 100;

/**
 * Reads the words of votes whose article had not been read when it was voted on, from its title and beginning:
 * one that was read long before estimates were there, say. Rejects when the thread dies.
 */
export async function completeVotes({
  db,
  estimator,
}: {
  db: Database;
  estimator: Pick<Estimator, 'read'>;
}): Promise<void> {
  const votes = await listUnreadVotes(db, AT_ONCE);
  if (votes.length === 0) return;
  const read = await estimator.read(
    votes.map(({ title, excerpt }) => ({ title, text: excerpt, declared: null })),
  );
  for (const [index, { id }] of votes.entries()) {
    const found = read[index];
    // English without a vector: the table is missing, and the vote is read again once it is there.
    const isDone = found && (found.words !== undefined || found.language === 'other');
    if (isDone) await storeVoteWords(db, id, found);
  }
}
