import type { Database } from '#server/database/open.ts';
import type { EventBus } from '#server/events/bus.ts';
import type { Clock } from '#server/platform/clock.ts';
import { AppError } from '#shared/app-error.ts';
import type { ArticleMarks, ArticleRow } from '#shared/article.ts';
import { updateMarks } from './mark-queries.ts';
import { findArticleRows } from './row-queries.ts';

export type MarkDeps = { db: Database; bus: EventBus; clock: Clock };

/** Sets the owner's marks and answers with the row as it is then. Throws `not_found`. */
export async function markArticle(
  { db, bus, clock }: MarkDeps,
  id: number,
  marks: ArticleMarks,
): Promise<ArticleRow> {
  const now = clock.now();
  const changed = await db
    .transaction()
    .execute((transaction) => updateMarks(transaction, id, { marks, now }));
  const [row] = await findArticleRows(db, [id], now);
  if (!changed || !row) throw new AppError('not_found', 'There is no such article (any more).');
  bus.publish({ type: 'article_marked', id });
  return row;
}
