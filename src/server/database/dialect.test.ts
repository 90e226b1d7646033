import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { makeDatabase } from '#server/testing/make-database.ts';
import { commitWithoutWaiting } from './dialect.ts';
import type { Database } from './open.ts';

const FULL = 2;
const NORMAL = 1;

describe('a commit that does not wait for the disk', () => {
  it('is the only one that does not: before and after, every commit waits', async () => {
    const db = await makeWaitingDatabase();
    const during = await commitWithoutWaiting(db, readSynchronous);
    expect([during, await readSynchronous(db)]).toEqual([NORMAL, FULL]);
  });

  it('leaves the others waiting even when its work fails, and then nothing of it stays', async () => {
    const db = await makeWaitingDatabase();
    const failing = commitWithoutWaiting(db, async (transaction) => {
      await saveSetting(transaction, 'lost');
      throw new Error('no luck');
    });
    await expect(failing).rejects.toThrow('no luck');
    expect(await readSynchronous(db)).toBe(FULL);
    const lost = await db.selectFrom('settings').select('key').where('key', '=', 'lost').execute();
    expect(lost).toEqual([]);
  });

  it('lets nobody else commit while it runs', async () => {
    const db = await makeWaitingDatabase();
    const order: string[] = [];
    const first = commitWithoutWaiting(db, async (transaction) => {
      await saveSetting(transaction, 'first');
      order.push('first');
    });
    const second = readSynchronous(db).then((level) => order.push(`second at ${level}`));
    await Promise.all([first, second]);
    expect(order).toEqual(['first', `second at ${FULL}`]);
  });
});

describe('a row', () => {
  it('has the columns of today, also where the same was asked before its table changed', async () => {
    const db = await makeDatabase();
    await sql`create table shelf (name text)`.execute(db);
    await sql`insert into shelf values ('sea')`.execute(db);
    const ask = async () => (await sql`select * from shelf`.execute(db)).rows;
    expect(await ask()).toEqual([{ name: 'sea' }]);
    await sql`alter table shelf add column place integer default 7`.execute(db);
    expect(await ask()).toEqual([{ name: 'sea', place: 7 }]);
    await sql`alter table shelf rename column place to height`.execute(db);
    expect(await ask()).toEqual([{ name: 'sea', height: 7 }]);
  });

  it('may have columns of any name, and values of any kind', async () => {
    const db = await makeDatabase();
    const { rows } = await sql`
      select 1.5 as "it's a ""name""", null as "", 'text' as "values", x'0102' as bytes
    `.execute(db);
    expect(rows).toEqual([
      { 'it\'s a "name"': 1.5, '': null, values: 'text', bytes: new Uint8Array([1, 2]) },
    ]);
  });
});

/** As the program has it; other tests do not wait for the disk. */
async function makeWaitingDatabase(): Promise<Database> {
  const db = await makeDatabase();
  await sql`pragma synchronous = full`.execute(db);
  return db;
}

async function readSynchronous(db: Database): Promise<number | undefined> {
  const { rows } = await sql<{ synchronous: number }>`pragma synchronous`.execute(db);
  return rows[0]?.synchronous;
}

async function saveSetting(db: Database, key: string): Promise<void> {
  await db.insertInto('settings').values({ key, value: '1', updated_at: 0 }).execute();
}
