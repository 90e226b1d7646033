import type { Database } from '#server/database/open.ts';

export type SessionRow = {
  id: number;
  secret_hash: string;
  created_at: number;
  seen_at: number;
  address: string;
  user_agent: string;
};

export async function findSession(db: Database, id: number): Promise<SessionRow | undefined> {
  return db.selectFrom('sessions').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Those that are logged in, the one used last first. */
export async function listSessions(db: Database): Promise<SessionRow[]> {
  return db.selectFrom('sessions').selectAll().orderBy('seen_at', 'desc').orderBy('id', 'desc').execute();
}

export async function insertSession(db: Database, row: Omit<SessionRow, 'id'>): Promise<number> {
  const { id } = await db.insertInto('sessions').values(row).returning('id').executeTakeFirstOrThrow();
  return id;
}

export async function updateSession(
  db: Database,
  id: number,
  change: Partial<Omit<SessionRow, 'id'>>,
): Promise<void> {
  await db.updateTable('sessions').set(change).where('id', '=', id).execute();
}

/** Whether there was one. */
export async function deleteSession(db: Database, id: number): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('sessions').where('id', '=', id).executeTakeFirst();
  return numDeletedRows > 0n;
}

/** All, or all but one; how many there were. */
export async function deleteSessions(db: Database, but: number | null): Promise<number> {
  const query = db.deleteFrom('sessions');
  const { numDeletedRows } = await (but === null ? query : query.where('id', '!=', but)).executeTakeFirst();
  return Number(numDeletedRows);
}

/** Those that were not used since, or began before. */
export async function deleteEndedSessions(
  db: Database,
  { seenBefore, createdBefore }: { seenBefore: number; createdBefore: number },
): Promise<void> {
  await db
    .deleteFrom('sessions')
    .where((row) => row.or([row('seen_at', '<', seenBefore), row('created_at', '<', createdBefore)]))
    .execute();
}

export async function isAddressKnown(db: Database, address: string): Promise<boolean> {
  const found = await db
    .selectFrom('sessions')
    .select('id')
    .where('address', '=', address)
    .executeTakeFirst();
  return found !== undefined;
}
