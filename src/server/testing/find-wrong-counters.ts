import { sql } from 'kysely';
import type { Database } from '#server/database/open.ts';

/** Counters that are not what a count of the articles says, and copies that are not what their article says. */
export async function findWrongCounters(db: Database): Promise<unknown[]> {
  const { rows } = await sql`
    with counted as (
      select coalesce(feed_id, 0) as feed_id, state, rejudging, read_at is not null as is_read,
        starred_at is not null as is_starred, rank is not null as is_ranked, count(*) as articles
      from articles group by 1, 2, 3, 4, 5, 6
    ), kept as (select * from article_counts where articles <> 0),
    shelves as (
      select id, feed_id, case when state = 'blocked' then 0 when read_at is null and rejudging = 0 then 2 else 1 end
        as shelf from articles
    )
    select 'too many' as wrong, * from (select * from kept except select * from counted)
    union all select 'missing', * from (select * from counted except select * from kept)
    union all select 'duplicate', article_duplicates.id, '', 0, 0, 0, 0, 0 from article_duplicates
      join shelves on shelves.id = article_id
      where shelves.shelf <> article_duplicates.shelf or shelves.feed_id is not own_feed_id
    union all select 'category', article_id, '', 0, 0, 0, 0, 0 from article_categories
      join shelves on shelves.id = article_id where shelves.shelf <> article_categories.shelf
    union all select 'of no feed', feed_id, '', 0, 0, 0, 0, 0 from article_counts
      where feed_id <> 0 and feed_id not in (select id from feeds)
  `.execute(db);
  return rows;
}
