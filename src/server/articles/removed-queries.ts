import { sql } from 'kysely';
import type { Database } from '#server/database/open.ts';

const DAY = 86_400_000;

/** So long after its feed listed it last an item is forgotten: hardly any feed takes one up again after that. */
const FORGOTTEN_AFTER = 180 * DAY;

/** Which of these items of a feed retention has removed. */
export async function findRemoved(
  db: Database,
  feedId: number,
  externalIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('removed_articles')
    .where('feed_id', '=', feedId)
    .where('external_id', 'in', externalIds)
    .select('external_id')
    .execute();
  return new Set(rows.map(({ external_id }) => external_id));
}

/**
 * Notes which of a feed's removed items its document still lists, at most once a day, and forgets those that no
 * document has listed for half a year. Only documents that were read count: while a feed cannot be reached, or
 * brings the same bytes again and again, nothing is forgotten.
 */
export async function noteListed(
  db: Database,
  feedId: number,
  { externalIds, now }: { externalIds: readonly string[]; now: number },
): Promise<void> {
  await sql`
    update removed_articles set seen_at = ${now} where feed_id = ${feedId} and seen_at < ${now - DAY}
      and external_id in (select value from json_each(${JSON.stringify(externalIds)}))
  `.execute(db);
  await db
    .deleteFrom('removed_articles')
    .where('feed_id', '=', feedId)
    .where('seen_at', '<', now - FORGOTTEN_AFTER)
    .execute();
}
