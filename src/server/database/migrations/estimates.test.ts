import type { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { expect, test } from 'vitest';
import { openSqlite } from '#server/database/dialect.ts';
import { migrate } from '#server/database/migrate.ts';
import { cleanUpLater } from '#server/testing/clean-up.ts';
import { makeTempFolder } from '#server/testing/make-temp-folder.ts';
import { migrations } from './list.ts';

/** A file as it was before estimates, with three articles and a judgement, brought up to date. */
async function upgrade(): Promise<DatabaseSync> {
  const file = `${makeTempFolder()}/winnow.db`;
  const { dialect, connection } = openSqlite(file);
  const db = new Kysely<unknown>({ dialect });
  cleanUpLater(() => db.destroy());
  const options = { file, backup: () => undefined };
  await migrate(db, connection, { ...options, list: migrations.slice(0, 6) });
  connection.exec(`
    insert into feeds (id, url, title, added_at, next_refresh_at) values (1, 'https://a.example', 'A', 0, 0);
    insert into articles (id, feed_id, external_id, title, excerpt, word_count, listed_at, fetched_at, published_at, score)
    values (1, 1, 'one', 'One', '', 1, 0, 0, 500, 90), (2, 1, 'two', 'Two', '', 1, 0, 0, 700, null),
      (3, 1, 'three', 'Three', '', 1, 0, 0, 600, 10);
    insert into judgements (article_id, interest, quality, explanation, category_fingerprint, score_fingerprint,
      model, prompt_version, by_quality_alone, judged_at, duration_ms, tokens_in, tokens_out)
    values (1, 9, 9, 'Good.', 'c', 's', 'm', 1, 0, 5, 1, 1, 1);
  `);
  await migrate(db, connection, options);
  return connection;
}

function read(connection: DatabaseSync, query: string): unknown[] {
  return connection
    .prepare(query)
    .all()
    .map((row) => ({ ...row }));
}

test('an old file keeps its scores as ranks, and nothing of it is estimated yet', async () => {
  const connection = await upgrade();
  expect(read(connection, 'select id, rank, estimate, estimate_phrase from articles order by id')).toEqual([
    { id: 1, rank: 90, estimate: null, estimate_phrase: null },
    { id: 2, rank: null, estimate: null, estimate_phrase: null },
    { id: 3, rank: 10, estimate: null, estimate_phrase: null },
  ]);
  expect(read(connection, 'select estimate_before from judgements')).toEqual([{ estimate_before: null }]);
});

test('the rank is the score where there is one, else the estimate', async () => {
  const connection = await upgrade();
  connection.exec('update articles set estimate = 55');
  expect(read(connection, 'select id, rank from articles order by id')).toEqual([
    { id: 1, rank: 90 },
    { id: 2, rank: 55 },
    { id: 3, rank: 10 },
  ]);
  expect(() => connection.exec('update articles set estimate = 101')).toThrow('CHECK');
});

test('every hot list is read from its own index, and so is what has to be estimated', async () => {
  const connection = await upgrade();
  const unread = `read_at is null and state <> 'blocked' and rejudging = 0`;
  const order = 'order by coalesce(rank, 39.9995) desc, published_at desc, id desc';
  const plans = [
    `select id from articles where ${unread} ${order}`,
    `select id from articles where ${unread} order by published_at desc, id desc`,
    `select id from articles where state <> 'blocked' ${order}`,
    `select id from articles where state <> 'blocked' order by published_at desc, id desc`,
    'select id from articles where (read_at is null or starred_at is not null) order by published_at desc, id desc',
  ].flatMap((query) => read(connection, `explain query plan ${query}`));
  expect(plans.map((step) => (step as { detail: string }).detail)).toEqual([
    'SCAN articles USING INDEX articles_unread_best',
    'SCAN articles USING INDEX articles_unread_newest',
    'SCAN articles USING INDEX articles_best',
    'SCAN articles USING INDEX articles_newest',
    'SCAN articles USING INDEX articles_to_estimate',
  ]);
});

test('vectors go with their article, and a vote outlives it', async () => {
  const connection = await upgrade();
  connection.exec(`
    insert into article_vectors (article_id, source, digest, text_hash, vector) values (1, 'words', 'd', 'h', x'01');
    insert into feedback (article_id, verdict, voted_at, title, feed_title, excerpt) values (1, 'more', 5, 'One', 'A', '');
    insert into feedback (article_id, verdict, voted_at, title, feed_title, excerpt) values (2, 'less', 6, 'Two', 'A', '');
    delete from feeds;
  `);
  expect(read(connection, 'select * from article_vectors')).toEqual([]);
  expect(read(connection, 'select article_id, verdict, title, category_names from feedback')).toEqual([
    { article_id: null, verdict: 'more', title: 'One', category_names: '[]' },
    { article_id: null, verdict: 'less', title: 'Two', category_names: '[]' },
  ]);
});

test('an article has one vote', async () => {
  const connection = await upgrade();
  const vote = `insert into feedback (article_id, verdict, voted_at, title, feed_title, excerpt)
    values (1, 'more', 5, 'One', 'A', '')`;
  connection.exec(vote);
  expect(() => connection.exec(vote)).toThrow('UNIQUE');
});
