import { Kysely } from 'kysely';
import { expect, test } from 'vitest';
import { openSqlite } from '#server/database/dialect.ts';
import { migrate } from '#server/database/migrate.ts';
import { cleanUpLater } from '#server/testing/clean-up.ts';
import { makeTempFolder } from '#server/testing/make-temp-folder.ts';
import { migrations } from './list.ts';

test('categories that were compared without the marks of their script are found by their names again', async () => {
  const file = `${makeTempFolder()}/winnow.db`;
  const { dialect, connection } = openSqlite(file);
  const db = new Kysely<unknown>({ dialect });
  cleanUpLater(() => db.destroy());
  const options = { file, backup: () => undefined };
  await migrate(db, connection, { ...options, list: migrations.slice(0, 5) });
  const jamo = '데이터'.normalize('NFKD');
  connection.exec(`
    delete from categories;
    insert into categories (id, name, slug, created_by) values (1, 'हिन्दी', 'हनद', 'model'),
      (2, 'プログラミング', 'フロクラミンク', 'model'), (3, '데이터', '${jamo}', 'model'), (4, 'Öl & Gas', 'ol-and-gas', 'owner'),
      (5, 'Rust 🦀', 'rust', 'owner'), (6, 'ガス', 'カス', 'owner'), (7, 'カス', 'カス-2', 'owner');
  `);
  await migrate(db, connection, options);
  const slugs = connection.prepare('select slug from categories order by id').all();
  expect(slugs.map(({ slug }) => slug)).toEqual([
    'हिन्दी',
    'プログラミング',
    '데이터',
    'ol-and-gas',
    'rust-🦀',
    'ガス',
    'カス',
  ]);
});
