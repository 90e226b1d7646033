import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely, sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { openSqlite } from './dialect.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/list.ts';
import { openDatabase } from './open.ts';

const folder = () => mkdtempSync(join(tmpdir(), 'winnow-database-'));

describe('the database', () => {
  it('is created with its tables and a neutral tree of categories', async () => {
    const opened = await openDatabase(folder());
    const categories = await opened.db.selectFrom('categories').selectAll().execute();
    expect(opened.migrated).toEqual(migrations.map(({ name }) => name));
    expect(categories.find((category) => category.slug === 'databases')?.parent_id).toBe(
      categories.find((category) => category.slug === 'technology')?.id,
    );
    await opened.close();
  });

  it('opens a second time without migrating again', async () => {
    const dir = folder();
    await (await openDatabase(dir)).close();
    const again = await openDatabase(dir);
    expect(again.migrated).toEqual([]);
    await again.close();
  });

  it('refuses a file that a newer Winnow wrote', async () => {
    const dir = folder();
    await (await openDatabase(dir)).close();
    const raw = new DatabaseSync(join(dir, 'winnow.db'));
    raw.exec('pragma user_version = 999');
    raw.close();
    await expect(openDatabase(dir)).rejects.toThrow(/newer Winnow/);
  });

  it('keeps a copy of a file with data before it migrates, and undoes a step that fails', async () => {
    const dir = folder();
    await (await openDatabase(dir)).close();
    const file = join(dir, 'winnow.db');
    const { dialect, connection } = openSqlite(file);
    const db = new Kysely<unknown>({ dialect });
    const broken = {
      version: migrations.length + 1,
      name: 'broken',
      up: async (transaction: Kysely<unknown>) => {
        await sql`create table half_done (id integer)`.execute(transaction);
        throw new Error('no further');
      },
    };
    const backups: number[] = [];
    await expect(
      migrate(db, connection, { file, backup: (version) => backups.push(version), list: [broken] }),
    ).rejects.toThrow('no further');
    const tables = connection.prepare("select name from sqlite_master where name = 'half_done'").all();
    expect(tables).toEqual([]);
    expect(backups).toEqual([migrations.length]);
    await db.destroy();
  });

  it('refuses values that SQLite would silently take as named parameters', async () => {
    const opened = await openDatabase(folder());
    const insert = sql`insert into settings (key, value, updated_at) values (${new Date()}, 'x', 1)`;
    await expect(insert.execute(opened.db)).rejects.toThrow(/database parameter/);
    await opened.close();
  });

  it('never changes a migration that was released', () => {
    const dir = join(import.meta.dirname, 'migrations');
    const hashes = Object.fromEntries(
      readdirSync(dir)
        .filter((name) => /^\d{4}-/.test(name))
        .map((name) => [
          name,
          createHash('sha256')
            .update(readFileSync(join(dir, name)))
            .digest('hex')
            .slice(0, 16),
        ]),
    );
    const released = JSON.parse(readFileSync(join(dir, 'released.json'), 'utf8'));
    expect(hashes).toMatchObject(released);
  });
});
