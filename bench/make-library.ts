import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { openSqlite } from '#server/database/dialect.ts';
import { migrate } from '#server/database/migrate.ts';
import { migrations } from '#server/database/migrations/list.ts';

export type LibraryOptions = { dataDir: string; articles: number; feeds: number };

/** Hold as much however large the file is: some 3,300 and 8,000 articles, of which one in ten is unread. */
export const EVEN_FOLDER = 31;
export const EVEN_CATEGORY = 13;
const EVEN_AT = 100_000;

/** The file's version before lists had counters, so that opening it migrates as an update does. */
const VERSION_BEFORE = 9;

/**
 * A file of an earlier version with the rows that lists touch, written by SQL: 800 articles a day, one in ten
 * unread whatever its age, 19 in 20 judged, half of the others estimated, one in 25 carried by a second feed,
 * 30 folders, a dozen categories. Articles have no text: no list looks at it. All of these hold more in a larger
 * file, but {@link EVEN_FOLDER} and {@link EVEN_CATEGORY}.
 */
export async function makeLibrary({ dataDir, articles, feeds }: LibraryOptions): Promise<string> {
  const file = join(dataDir, 'winnow.db');
  const { dialect, connection } = openSqlite(file);
  const db = new Kysely<unknown>({ dialect });
  await migrate(db, connection, {
    file,
    backup: () => undefined,
    list: migrations.slice(0, VERSION_BEFORE),
  });
  await db.destroy();
  const bare = new DatabaseSync(file);
  bare.exec('pragma synchronous = off; pragma cache_size = -200000; begin');
  // Filled without indexes, which are quicker made at the end.
  const indexes = bare
    .prepare("select name, sql from sqlite_master where type = 'index' and sql is not null")
    .all();
  for (const { name } of indexes) bare.exec(`drop index ${name}`);
  for (const statement of statements(Date.now(), { articles, feeds })) bare.exec(statement);
  for (const index of indexes) bare.exec(String(index['sql']));
  bare.exec('commit; pragma wal_checkpoint(truncate)');
  bare.close();
  return file;
}

/** A number from 0 to `below` − 1 that looks like chance and is the same in every run. */
const chance = (below: number, salt: number) =>
  `(numbers.n * ${7919 + 2 * salt * 104729} % 1000003 * ${31 + salt * 6007} % 999983) % ${below}`;

const numbers = (count: number) =>
  `with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n < ${count})`;

function statements(now: number, { articles, feeds }: Pick<LibraryOptions, 'articles' | 'feeds'>): string[] {
  return [
    `${numbers(EVEN_FOLDER)} insert into folders (id, name, name_key, position)
      select n, 'Folder ' || n, 'folder ' || n, n from numbers`,
    `${numbers(feeds)} insert into feeds
      (id, url, title, added_at, next_refresh_at, last_success_at, folder_id, position)
      select n, 'https://made.example/feed-' || n, 'Feed ' || n, 0, ${now + 86_400_000}, ${now}, 1 + n % 30, n
      from numbers`,
    `update feeds set folder_id = ${EVEN_FOLDER} where id % 30 = 29 and id <= ${(feeds * EVEN_AT) / articles}`,
    `${numbers(articles)} insert into articles (id, feed_id, state, listed_at, external_id, url, url_key, title,
        published_at, fetched_at, excerpt, word_count, read_at, starred_at, score, estimate)
      select n, 1 + ${chance(feeds, 1)},
        case when n % 20 = 0 then 'not_queued' else 'judged' end,
        ${now} - (${articles} - n) * 108000, 'made-' || n, 'https://made.example/' || n, 'made.example/' || n,
        'What the tide tables of the northern coast have to say, part ' || n,
        ${now} - (${articles} - n) * 108000, ${now} - (${articles} - n) * 108000,
        '${'Measured at the old harbour, with numbers and some doubt. '.repeat(4)}', 900,
        case when ${chance(10, 2)} <> 0 then ${now} - (${articles} - n) * 100000 end,
        case when ${chance(500, 3)} = 0 then ${now} end,
        case when n % 20 <> 0 then (${chance(10_000, 4)}) / 100.0 end,
        case when n % 40 <> 0 then (${chance(10_000, 5)}) / 100.0 end
      from numbers`,
    `insert into judgements (article_id, interest, quality, explanation, category_fingerprint, score_fingerprint,
        model, prompt_version, by_quality_alone, judged_at, duration_ms, tokens_in, tokens_out)
      select id, 5, 5, 'Measured on real machines, with numbers.', 'old', 'old', 'granite4.1:3b', 1, 0,
        published_at, 8000, 1300, 60 from articles where state = 'judged'`,
    `insert into article_categories (article_id, category_id, position)
      select id, 1 + id * 7919 % 12, 0 from articles
      where state = 'judged'`,
    `insert into article_categories (article_id, category_id, position)
      select id, ${EVEN_CATEGORY}, 1 from articles
      where state = 'judged' and id % ${Math.ceil((12 * articles) / EVEN_AT)} = 5`,
    `insert into article_duplicates (article_id, feed_id, external_id, url, title, seen_at)
      select id, 1 + feed_id % ${feeds}, 'shared-' || id, url, title, fetched_at from articles where id % 25 = 0`,
  ];
}
