import { sql } from 'kysely';
import { type Database, openDatabase } from '#server/database/open.ts';
import { insertFeed, updateFeed } from '#server/feeds/feed-queries.ts';
import { cleanUpLater } from './clean-up.ts';
import { makeTempFolder } from './make-temp-folder.ts';

/** A real database with all migrations, in a folder of its own. */
export async function makeDatabase(): Promise<Database> {
  const { db, close } = await openDatabase(makeTempFolder());
  cleanUpLater(close);
  // No test here loses its power, and waiting for the disk would take most of the time.
  await sql`pragma synchronous = off`.execute(db);
  return db;
}

/**
 * A feed that was fetched at `now` (epoch ms); returns its id. It was added long ago, so that none of its
 * articles was too old for the queue then.
 */
export async function makeFeed(
  db: Database,
  { title, now }: { title: string; now: number },
): Promise<number> {
  const url = `https://feeds.example/${encodeURIComponent(title)}`;
  const id = await insertFeed(db, { url, title, now });
  if (id === undefined) throw new Error(`This test has a feed called ${title} already.`);
  await updateFeed(db, id, { added_at: 0, last_success_at: now, next_refresh_at: now + 3_600_000 });
  return id;
}
