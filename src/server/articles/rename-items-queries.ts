import { sql } from 'kysely';
import { commitWithoutWaiting } from '#server/database/dialect.ts';
import type { Database } from '#server/database/open.ts';

/** What items were called until now, and are called from now on. */
type Rename = { before: string; after: string };

/** All tables that know a feed's items by their names. */
const tables = ['articles', 'article_duplicates', 'removed_articles'] as const;

/**
 * Items that go by their address have another name once their site has moved to https: what is known by the old one
 * gets the new one, so that what was read stays read and what retention removed stays away. `ids`: of items that are
 * new or changed; `listed`: of all in the document, where both names stand for two items.
 */
export async function renameItems(
  db: Database,
  feedId: number,
  { ids, listed }: { ids: readonly string[]; listed: readonly string[] },
): Promise<void> {
  const standing = new Set(listed);
  const renames = ids.flatMap((after) => {
    const before = withOtherScheme(after);
    return before === undefined || standing.has(before) ? [] : [{ before, after }];
  });
  if (renames.length === 0 || (await findKnown(db, feedId, renames)).length === 0) return;
  // After a power cut the feed is read again.
  await commitWithoutWaiting(db, async (transaction) => {
    const known = JSON.stringify(await findKnown(transaction, feedId, renames));
    for (const table of tables) {
      await sql`
        update ${sql.table(table)} set external_id = value ->> 'after' from json_each(${known})
        where feed_id = ${feedId} and external_id = value ->> 'before'
      `.execute(transaction);
    }
  });
}

/** Those whose old name is known, and whose new name is not. */
async function findKnown(db: Database, feedId: number, renames: readonly Rename[]): Promise<Rename[]> {
  const isKnown = (name: 'before' | 'after') =>
    sql.join(
      tables.map(
        (table) => sql`exists (select 1 from ${sql.table(table)}
          where feed_id = ${feedId} and external_id = value ->> ${sql.lit(name)})`,
      ),
      sql` or `,
    );
  const { rows } = await sql<Rename>`
    select value ->> 'before' as before, value ->> 'after' as after from json_each(${JSON.stringify(renames)})
    where (${isKnown('before')}) and not (${isKnown('after')})
  `.execute(db);
  return rows;
}

/** The same address by the other of http and https; undefined for what is no address. */
function withOtherScheme(id: string): string | undefined {
  if (id.startsWith('https://')) return `http://${id.slice('https://'.length)}`;
  return id.startsWith('http://') ? `https://${id.slice('http://'.length)}` : undefined;
}
