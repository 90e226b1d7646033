import type { ArticleMarks, ArticleRow, Counts } from '#shared/article.ts';

/** The row with the owner's marks set. */
export function withMarks<R extends ArticleRow>(row: R, marks: ArticleMarks): R {
  return { ...row, read: marks.read ?? row.read, starred: marks.starred ?? row.starred };
}

type Marked = {
  /** As it was before. */
  row: ArticleRow;
  marks: ArticleMarks;
  /** Of the feed that the row names; null where it stands in none. */
  folderId: number | null;
};

/** The counts after the owner marked this row, so that they move at once; the server's own follow. */
export function countsAfterMarks(counts: Counts, { row, marks, folderId }: Marked): Counts {
  const after = withMarks(row, marks);
  const starred = Number(after.starred) - Number(row.starred);
  // Blocked articles and those judged again stand outside Unread whatever their mark.
  const countsAsUnread = row.state !== 'blocked' && !row.rejudging;
  const unread = countsAsUnread ? Number(row.read) - Number(after.read) : 0;
  return {
    ...counts,
    unread: Math.max(0, counts.unread + unread),
    starred: Math.max(0, counts.starred + starred),
    unread_by_feed: unreadAfter(counts.unread_by_feed, row.feed_id, unread),
    unread_by_folder: unreadAfter(counts.unread_by_folder, folderId, unread),
  };
}

function unreadAfter(
  unread: Record<string, number>,
  id: number | null,
  change: number,
): Record<string, number> {
  if (id === null || change === 0) return unread;
  return { ...unread, [id]: Math.max(0, (unread[id] ?? 0) + change) };
}
