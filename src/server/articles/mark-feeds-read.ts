import type { MarkedRead } from '#shared/article.ts';
import { listUnreadOfFeeds } from './list-queries.ts';
import type { MarkDeps } from './mark-article.ts';
import type { ManyMarks } from './mark-many.ts';

export type MarkFeedsDeps = Pick<MarkDeps, 'db' | 'bus'> & { manyMarks: Pick<ManyMarks, 'mark'> };

/** Marks read what stands in Unread of these feeds at this moment, also what they only carry beside another. */
export async function markFeedsRead(
  { db, bus, manyMarks }: MarkFeedsDeps,
  feedIds: readonly number[],
): Promise<MarkedRead> {
  const marked = await manyMarks.mark(await listUnreadOfFeeds(db, feedIds));
  if (marked.count > 0) bus.publish({ type: 'feeds_changed', ids: [...new Set(feedIds)] });
  return marked;
}
