import type { Insertable, Selectable } from 'kysely';
import type { Database } from '#server/database/open.ts';
import type { Tables } from '#server/database/schema.ts';

export type GroupMove = Selectable<Tables['auto_group_moves']>;

/** Keeps what one grouping did, in the place of what the one before did: only the last can be undone. */
export async function keepGrouping(
  db: Database,
  moves: Insertable<Tables['auto_group_moves']>[],
): Promise<void> {
  await forgetGrouping(db);
  await db.insertInto('auto_group_moves').values(moves).execute();
}

export async function listGroupMoves(db: Database, undoToken: string): Promise<GroupMove[]> {
  return db.selectFrom('auto_group_moves').selectAll().where('undo_token', '=', undoToken).execute();
}

export async function forgetGrouping(db: Database): Promise<void> {
  await db.deleteFrom('auto_group_moves').execute();
}
