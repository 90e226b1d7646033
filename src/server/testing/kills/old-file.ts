import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { openSqlite } from '#server/database/dialect.ts';
import { migrate } from '#server/database/migrate.ts';
import { migrations } from '#server/database/migrations/list.ts';
import { DATABASE_FILE } from '#server/database/open.ts';

const FEEDS = 20;
const HALF_A_DAY = 12 * 3_600_000;

/**
 * Writes a file of the first release into an empty folder, with so many articles, half of them read; or one that was begun
 * with it and upgraded to a later `version`.
 */
export async function makeOldFile(dataDir: string, articles: number, version = 1): Promise<void> {
  const file = join(dataDir, DATABASE_FILE);
  const { dialect, connection } = openSqlite(file);
  const db = new Kysely<unknown>({ dialect });
  const upgrade = (list: typeof migrations) =>
    migrate(db, connection, { file, backup: () => undefined, list });
  await upgrade(migrations.slice(0, 1));
  connection.exec(fill(articles, Date.now()));
  await upgrade(migrations.slice(0, version));
  await db.destroy();
}

const numbers = (count: number) =>
  `with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n < ${count})`;

function fill(articles: number, now: number): string {
  return `
    begin;
    ${numbers(FEEDS)} insert into feeds (id, url, title, added_at, next_refresh_at)
      select n, 'https://made.example/' || n, 'Feed ' || n, 0, ${now + HALF_A_DAY} from numbers;
    ${numbers(articles)} insert into articles (id, feed_id, state, listed_at, external_id, url, title, published_at,
        fetched_at, excerpt, word_count, read_at, starred_at, score)
      select n, 1 + n % ${FEEDS}, 'judged', ${now} - n, 'made-' || n, 'https://made.example/a/' || n, 'Tide ' || n,
        ${now} - n, ${now} - n, 'In short.', 100, case when n % 2 = 0 then ${now} - n end,
        case when n % 7 = 0 then ${now} - n end, n % 100 from numbers;
    insert into article_contents (article_id, html, text, hash)
      select id, '<p>High water.</p>', 'High water at ' || id, 'h' from articles;
    insert into judgements (article_id, interest, quality, explanation, category_fingerprint, score_fingerprint, model,
        prompt_version, by_quality_alone, judged_at, duration_ms, tokens_in, tokens_out)
      select id, 5, 5, 'Because.', 'c', 's', 'granite4.1:3b', 1, 0, ${now}, 900, 9, 9 from articles;
    commit;
  `;
}

/** What of a file no version may change: a text that tells a lost mark, text or judgement. */
export function describeContents(file: string): string {
  const connection = new DatabaseSync(file, { readOnly: true });
  const row = connection
    .prepare(`select count(*) as articles, sum(id * coalesce(read_at % 9973, 1)) as reads,
      sum(id * coalesce(starred_at % 9973, 1)) as stars, sum(id * length(title)) as titles,
      (select sum(article_id * length(text)) from article_contents) as texts,
      (select sum(article_id * interest) from judgements) as judgements,
      (select count(*) from feeds) as feeds from articles`)
    .get();
  connection.close();
  return JSON.stringify(row);
}
