import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { expect, test } from 'vitest';
import { openSqlite } from '#server/database/dialect.ts';
import { migrate } from '#server/database/migrate.ts';
import { cleanUpLater } from '#server/testing/clean-up.ts';
import { makeTempFolder } from '#server/testing/make-temp-folder.ts';
import { migrations } from './list.ts';

test('jobs that waited before the queue had its columns keep their place: reason, kind and the date of the article', async () => {
  const file = `${makeTempFolder()}/winnow.db`;
  const { dialect, connection } = openSqlite(file);
  const db = new Kysely<unknown>({ dialect });
  cleanUpLater(() => db.destroy());
  const options = { file, backup: () => undefined };
  await migrate(db, connection, { ...options, list: migrations.slice(0, 4) });
  connection.exec(`
    insert into feeds (id, url, title, added_at, next_refresh_at) values (1, 'https://a.example', 'A', 0, 0);
    insert into articles (id, feed_id, external_id, title, excerpt, word_count, listed_at, fetched_at, published_at)
    values (1, 1, 'one', 'One', '', 1, 0, 0, 500), (2, 1, 'two', 'Two', '', 1, 0, 0, 700),
      (3, 1, 'three', 'Three', '', 1, 0, 0, 600);
    insert into judging_jobs (article_id, reason, stages, staged_categories, enqueued_at)
    values (1, 'new', 'both', null, 9), (2, 're-evaluate', 'score', null, 9), (3, 'by_hand', 'both', '{}', 9);
  `);
  await migrate(db, connection, { ...options, list: migrations.slice(0, 5) });
  const jobs = connection
    .prepare('select article_id, priority, kind, rank from judging_jobs order by 1')
    .all();
  expect(jobs.map((job) => ({ ...job }))).toEqual([
    { article_id: 1, priority: 2, kind: 'begin', rank: 500 },
    { article_id: 2, priority: 1, kind: 'finish', rank: 700 },
    { article_id: 3, priority: 0, kind: 'finish', rank: 600 },
  ]);
  const feed = new DatabaseSync(file, { readOnly: true });
  expect(feed.prepare('select never_judge from feeds').get()).toMatchObject({ never_judge: 0 });
  feed.close();
});
