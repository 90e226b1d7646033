import { sql } from 'kysely';
import type { Database } from '#server/database/open.ts';
import type { Icon } from './find-icon.ts';

/** A feed whose icon is to be looked for. */
export type DueIcon = { id: number; url: string; site_url: string | null; image_url: string | null };

/** The next feed that was read and whose icon nobody looked for since `before` (epoch ms); new ones first. */
export async function findDueIcon(
  db: Database,
  { before, now, except }: { before: number; now: number; except: readonly number[] },
): Promise<DueIcon | undefined> {
  return db
    .selectFrom('feeds')
    .select(['id', 'url', 'site_url', 'image_url'])
    .where('last_success_at', 'is not', null)
    .where((feed) =>
      feed.or([
        feed('icon_checked_at', 'is', null),
        feed('icon_checked_at', '<', before),
        // Of a clock that was set back since.
        feed('icon_checked_at', '>', now),
      ]),
    )
    .$if(except.length > 0, (query) => query.where('id', 'not in', [...except]))
    .orderBy('icon_checked_at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
}

/** `icon`: undefined leaves the one that it has. */
export type IconCheck = { icon?: Icon | null; checkedAt: number };

/**
 * Stores what was found for a feed, unless it has moved or gone meanwhile; icons that no feed has any more go.
 * Returns whether the feed has another icon now.
 */
export async function storeIconCheck(
  db: Database,
  feed: Pick<DueIcon, 'id' | 'url'>,
  { icon, checkedAt }: IconCheck,
): Promise<boolean> {
  return db.transaction().execute(async (transaction) => {
    const before = await transaction
      .selectFrom('feeds')
      .select('icon_id')
      .where('id', '=', feed.id)
      .where('url', '=', feed.url)
      .executeTakeFirst();
    if (!before) return false;
    const iconId = icon === undefined ? before.icon_id : icon && (await insertIcon(transaction, icon));
    const change = { icon_id: iconId, icon_checked_at: checkedAt };
    await transaction.updateTable('feeds').set(change).where('id', '=', feed.id).execute();
    if (iconId === before.icon_id) return false;
    await transaction
      .deleteFrom('icons')
      .where('id', 'not in', (row) =>
        row.selectFrom('feeds').select(sql<number>`icon_id`.as('id')).where('icon_id', 'is not', null),
      )
      .execute();
    return true;
  });
}

/** Many feeds of one site share one icon. */
async function insertIcon(db: Database, { hash, mime, bytes }: Icon): Promise<number> {
  const { id } = await db
    .insertInto('icons')
    .values({ hash, mime, bytes })
    .onConflict((conflict) => conflict.column('hash').doUpdateSet({ mime }))
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Undefined when no feed has such an icon (any more). */
export async function findIconByHash(
  db: Database,
  hash: string,
): Promise<{ mime: string; bytes: Uint8Array } | undefined> {
  return db.selectFrom('icons').select(['mime', 'bytes']).where('hash', '=', hash).executeTakeFirst();
}
