import { findArticleRows } from '#server/articles/row-queries.ts';
import type { Database } from '#server/database/open.ts';
import type { Estimator } from '#server/estimates/estimator.ts';
import type { EventBus } from '#server/events/bus.ts';
import type { Clock } from '#server/platform/clock.ts';
import { AppError } from '#shared/app-error.ts';
import type { ArticleRow } from '#shared/article.ts';
import type { Verdict } from '#shared/feedback.ts';
import { completeVotes } from './complete-votes.ts';
import { deleteVote, deleteVoteOn, findVerdict, storeVote } from './feedback-queries.ts';

export type VoteDeps = { db: Database; bus: EventBus; clock: Clock; estimator: Pick<Estimator, 'read'> };

/**
 * Says that the owner wants more or less like this article, or takes that back (`none`), and answers with its
 * row. The same again changes nothing. Estimates learn from it; no weight, interest or judgement changes.
 * Throws `not_found`.
 */
export async function vote(
  { db, bus, clock, estimator }: VoteDeps,
  articleId: number,
  verdict: Verdict | 'none',
): Promise<ArticleRow> {
  const now = clock.now();
  const changed = await db
    .transaction()
    .execute((transaction) => replaceVote(transaction, articleId, { verdict, now }));
  const [row] = await findArticleRows(db, [articleId], now);
  if (!row) throw new AppError('not_found', 'There is no such article (any more).');
  if (!changed) return row;
  // The vote stands without its words too; they are read with the next one.
  await completeVotes({ db, estimator }).catch(() => undefined);
  announce(bus, articleId);
  return row;
}

async function replaceVote(
  db: Database,
  articleId: number,
  { verdict, now }: { verdict: Verdict | 'none'; now: number },
): Promise<boolean> {
  if (verdict === 'none') return deleteVoteOn(db, articleId);
  if ((await findVerdict(db, articleId)) === verdict) return false;
  await deleteVoteOn(db, articleId);
  await storeVote(db, articleId, { verdict, now });
  return true;
}

/** Takes one vote back, also when its article is gone. Throws `not_found`. */
export async function takeVoteBack({ db, bus }: Pick<VoteDeps, 'db' | 'bus'>, id: number): Promise<void> {
  const gone = await deleteVote(db, id);
  if (!gone) throw new AppError('not_found', 'There is no such vote (any more).');
  announce(bus, gone.article_id);
}

function announce(bus: EventBus, articleId: number | null): void {
  bus.publish({ type: 'votes_changed' });
  if (articleId !== null) bus.publish({ type: 'articles_changed', ids: [articleId] });
}
