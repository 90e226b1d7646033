import { sql } from 'kysely';

/**
 * Whether a feed that carries an article always shows what it has, as 0 or 1; for queries that have
 * `articles`.
 */
export const alwaysShown = sql<number>`(
  articles.feed_id in (select id from feeds where always_show = 1)
  or exists (
    select 1 from article_duplicates join feeds as carriers on carriers.id = article_duplicates.feed_id
    where article_duplicates.article_id = articles.id and carriers.always_show = 1
  ))`;
