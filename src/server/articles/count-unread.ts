/** How many unread articles came with a feed; null: with one that is gone. */
export type UnreadOfFeed = { feed_id: number | null; unread: number };

/** An unread article, the feed that it came with, and one that carries it besides. */
export type CarriedUnread = { id: number; own_feed_id: number | null; feed_id: number };

type Unread = { own: readonly UnreadOfFeed[]; carried: readonly CarriedUnread[] };

/** Unread articles by feed: what came with it, and what it carries besides. */
export function countByFeed({ own, carried }: Unread): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { feed_id: id, unread } of own) if (id !== null) add(counts, id, unread);
  for (const { feed_id: id } of carried) add(counts, id, 1);
  return counts;
}

/** Unread articles by folder (`folders`: by feed). What several feeds of one carry counts once there. */
export function countByFolder(
  { own, carried }: Unread,
  folders: ReadonlyMap<number | null, number>,
): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { feed_id: id, unread } of own) {
    const folder = folders.get(id);
    if (folder !== undefined) add(counts, folder, unread);
  }
  const counted = new Set<string>();
  for (const { id, own_feed_id: ownFeedId, feed_id: feedId } of carried) {
    const folder = folders.get(feedId);
    if (folder === undefined || folder === folders.get(ownFeedId)) continue;
    const place = `${id} in ${folder}`;
    if (!counted.has(place)) add(counts, folder, 1);
    counted.add(place);
  }
  return counts;
}

function add(counts: Record<string, number>, id: number, unread: number): void {
  counts[id] = (counts[id] ?? 0) + unread;
}
