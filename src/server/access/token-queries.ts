import type { Database } from '#server/database/open.ts';

export type TokenRow = {
  id: number;
  name: string;
  scope: 'read' | 'write';
  secret_hash: string;
  created_at: number;
  used_at: number | null;
};

export async function findToken(db: Database, id: number): Promise<TokenRow | undefined> {
  return db.selectFrom('api_tokens').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The newest first. */
export async function listTokens(db: Database): Promise<TokenRow[]> {
  return db.selectFrom('api_tokens').selectAll().orderBy('id', 'desc').execute();
}

export async function countTokens(db: Database): Promise<number> {
  const { count } = await db
    .selectFrom('api_tokens')
    .select((row) => row.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

export async function insertToken(db: Database, row: Omit<TokenRow, 'id' | 'used_at'>): Promise<number> {
  const { id } = await db.insertInto('api_tokens').values(row).returning('id').executeTakeFirstOrThrow();
  return id;
}

export async function noteTokenUse(db: Database, id: number, now: number): Promise<void> {
  await db.updateTable('api_tokens').set({ used_at: now }).where('id', '=', id).execute();
}

/** Whether there was one. */
export async function deleteToken(db: Database, id: number): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('api_tokens').where('id', '=', id).executeTakeFirst();
  return numDeletedRows > 0n;
}
