import type { ArticleMarks, ArticleRow, Counts } from '#shared/article.ts';

/** The row with the owner's marks set. */
export function withMarks<R extends ArticleRow>(row: R, marks: ArticleMarks): R {
  return { ...row, read: marks.read ?? row.read, starred: marks.starred ?? row.starred };
}

/** The counts after the owner marked this row, so that they move at once; the server's own follow. */
export function countsAfterMarks(counts: Counts, row: ArticleRow, marks: ArticleMarks): Counts {
  const after = withMarks(row, marks);
  const starred = Number(after.starred) - Number(row.starred);
  // Blocked articles and those judged again stand outside Unread whatever their mark.
  const countsAsUnread = row.state !== 'blocked' && !row.rejudging;
  const unread = countsAsUnread ? Number(row.read) - Number(after.read) : 0;
  return {
    ...counts,
    unread: Math.max(0, counts.unread + unread),
    starred: Math.max(0, counts.starred + starred),
    unread_by_feed: unreadByFeed(counts, row.feed_id, unread),
  };
}

function unreadByFeed(counts: Counts, feedId: number | null, change: number): Counts['unread_by_feed'] {
  if (feedId === null || change === 0) return counts.unread_by_feed;
  const before = counts.unread_by_feed[feedId] ?? 0;
  return { ...counts.unread_by_feed, [feedId]: Math.max(0, before + change) };
}
