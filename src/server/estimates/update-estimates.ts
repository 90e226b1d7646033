import { setImmediate } from 'node:timers/promises';
import { commitWithoutWaiting } from '#server/database/dialect.ts';
import type { Database } from '#server/database/open.ts';
import { type EstimableArticle, type NewEstimate, writeEstimates } from './estimate-queries.ts';
import type { Estimator } from './estimator.ts';
import type { LearntModel } from './learn-model.ts';

export type UpdateDeps = { db: Database; estimator: Pick<Estimator, 'estimate'> };

/** Rows that one transaction writes: 2 ms, with all their indexes. */
const BATCH = 100;

/**
 * Estimates these articles and writes what is another whole number, or another phrase, than before. Returns
 * their ids. One of which nothing was read yet keeps what it has. Rejects when the thread dies.
 */
export async function updateEstimates(
  { db, estimator }: UpdateDeps,
  { model }: LearntModel,
  articles: readonly EstimableArticle[],
): Promise<number[]> {
  const readable = model ? articles.filter(({ isRead }) => isRead) : articles;
  const vectors = readable.map(({ words, codes, embedding }) => ({ words, codes, embedding }));
  const found = model ? await estimator.estimate(model, vectors) : [];
  const changes = readable.flatMap((article, index) => {
    const estimate = found[index];
    const fresh = { id: article.id, estimate: estimate?.value ?? null, phrase: estimate?.closest ?? null };
    return isSame(article, fresh) ? [] : [fresh];
  });
  for (let from = 0; from < changes.length; from += BATCH) {
    const batch = changes.slice(from, from + BATCH);
    // What a power cut takes back is estimated again at the next start.
    await commitWithoutWaiting(db, (transaction) => writeEstimates(transaction, batch));
    await setImmediate();
  }
  return changes.map(({ id }) => id);
}

function isSame(before: EstimableArticle, { estimate, phrase }: NewEstimate): boolean {
  return round(before.estimate) === round(estimate) && before.phrase === phrase;
}

function round(value: number | null): number | null {
  return value === null ? null : Math.round(value);
}
