import { Kysely } from 'kysely';
import { expect, test } from 'vitest';
import { openSqlite } from '#server/database/dialect.ts';
import { migrate } from '#server/database/migrate.ts';
import type { Tables } from '#server/database/schema.ts';
import { cleanUpLater } from '#server/testing/clean-up.ts';
import { findWrongCounters } from '#server/testing/find-wrong-counters.ts';
import { makeTempFolder } from '#server/testing/make-temp-folder.ts';
import { migrations } from './list.ts';

test('the counters of a file that was there before are those of its articles, also after the next change', async () => {
  const file = `${makeTempFolder()}/winnow.db`;
  const { dialect, connection } = openSqlite(file);
  const db = new Kysely<Tables>({ dialect });
  cleanUpLater(() => db.destroy());
  const old = new Kysely<unknown>({ dialect });
  const options = { file, backup: () => undefined };
  await migrate(old, connection, { ...options, list: migrations.slice(0, 9) });
  connection.exec(`
    insert into feeds (id, url, title, added_at, next_refresh_at)
      values (1, 'https://a.example', 'A', 0, 0), (2, 'https://b.example', 'B', 0, 0);
    insert into articles (id, feed_id, state, rejudging, external_id, title, excerpt, word_count, listed_at,
        fetched_at, published_at, read_at, starred_at, score, estimate)
      values (1, 1, 'judged', 0, 'one', 'One', '', 1, 0, 0, 5, null, null, 70, 60),
        (2, 1, 'judged', 1, 'two', 'Two', '', 1, 0, 0, 7, null, 9, 70, null),
        (3, 2, 'blocked', 0, 'three', 'Three', '', 1, 0, 0, 6, 8, null, 20, null),
        (4, null, 'new', 0, 'four', 'Four', '', 1, 0, 0, 6, 8, 9, null, null),
        (5, 2, 'not_queued', 0, 'five', 'Five', '', 1, 0, 0, 6, null, null, null, 30);
    insert into article_duplicates (article_id, feed_id, external_id, title, seen_at)
      values (1, 2, 'one there', 'One', 0), (3, 1, 'three there', 'Three', 0);
    insert into article_categories (article_id, category_id, position) values (1, 1, 0), (2, 1, 0), (3, 2, 0);
  `);
  await migrate(old, connection, options);
  expect(await findWrongCounters(db)).toEqual([]);
  const counted = await db.selectFrom('article_counts').selectAll().execute();
  expect(counted.reduce((sum, { articles }) => sum + articles, 0)).toBe(5);
  connection.exec(`
    update articles set read_at = 1 where id in (1, 2);
    update articles set state = 'judged' where id = 3;
    update articles set feed_id = 2 where id = 1;
    delete from articles where id = 5;
    delete from feeds where id = 1;
  `);
  expect(await findWrongCounters(db)).toEqual([]);
  expect(await db.selectFrom('articles').select('id').execute()).toEqual([{ id: 1 }, { id: 3 }, { id: 4 }]);
});
