import { sql } from 'kysely';
import { alwaysShown } from '#server/database/always-shown.ts';
import { effectiveWeight } from '#server/database/effective-weight.ts';
import type { Database } from '#server/database/open.ts';
import { weightFactors } from './score.ts';

/** Scores nearer to each other than this are the same: both sides round a root in their last digit. */
const SAME = 1e-9;

/** What a weight does to a score, from the one table of them. */
const factor = sql`case ${effectiveWeight} ${sql.join(
  Object.entries(weightFactors).map(([weight, value]) => sql`when ${sql.lit(weight)} then ${sql.lit(value)}`),
  sql` `,
)} end`;

/**
 * Works out score and blocking of judged articles anew from what is stored, so that a hundred thousand of them
 * take a second and no model is asked. Writes only what differs; returns the ids of those. An article that is
 * no longer blocked enters Unread at `now` (epoch ms).
 */
export async function rescoreArticles(db: Database, articleIds: number[], now: number): Promise<number[]> {
  // Two statements: one that named the state as well would write every index that asks for it, for each score.
  const scored = await updateScores(db, articleIds);
  const blocked = await updateBlocking(db, articleIds, now);
  return blocked.length === 0 ? scored : [...new Set([...scored, ...blocked])];
}

/** The formula of score.ts in SQL. */
async function updateScores(db: Database, articleIds: number[]): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    update articles set score = fresh.score
    from (
      select id, 100.0 * cut * pow(fit, 1.0 / raised) as score
      from (
        select judgements.article_id as id,
          case when by_quality_alone = 1 then quality / 10.0
            else interest / 10.0 * (0.5 + 0.05 * quality) end as fit,
          max(1.0, coalesce(max(${factor}), 1.0)) as raised,
          min(1.0, coalesce(min(${factor}), 1.0)) as cut
        from judgements
        left join article_categories on article_categories.article_id = judgements.article_id
        left join categories
          on categories.id = article_categories.category_id and categories.hidden_at is null
        left join categories as parents on parents.id = categories.parent_id
        where judgements.article_id in ${listOf(articleIds)}
        group by judgements.article_id
      )
    ) as fresh
    where articles.id = fresh.id
      and (articles.score is null or abs(articles.score - fresh.score) > ${sql.lit(SAME)})
    returning articles.id
  `.execute(db);
  return rows.map(({ id }) => id);
}

/**
 * The first of an article's categories that blocks is the one that it is blocked by; none, where a feed that
 * carries it always shows its articles.
 */
async function updateBlocking(db: Database, articleIds: number[], now: number): Promise<number[]> {
  // The plus keeps SQLite from looking every article up once for each category that blocks.
  const { rows } = await sql<{ id: number }>`
    with blocking as materialized (
      select categories.id as id from categories left join categories as parents on parents.id = categories.parent_id
      where categories.hidden_at is null and ${effectiveWeight} = 'block'
    )
    update articles set blocked_by = fresh.blocked_by,
      state = case
        when fresh.blocked_by is not null then 'blocked'
        when articles.state <> 'blocked' then articles.state
        when exists (select 1 from judging_failures where article_id = articles.id) then 'failed'
        else 'judged' end,
      listed_at = case
        when articles.state = 'blocked' and fresh.blocked_by is null then ${now} else articles.listed_at end
    from (
      select judgements.article_id as id, case when ${alwaysShown} then null else (
        select category_id from article_categories
        where article_categories.article_id = judgements.article_id
          and +category_id in (select id from blocking)
        order by position, category_id limit 1
      ) end as blocked_by
      from judgements join articles on articles.id = judgements.article_id
      where judgements.article_id in ${listOf(articleIds)}
    ) as fresh
    where articles.id = fresh.id and (
      articles.blocked_by is not fresh.blocked_by
      or (articles.state = 'blocked') <> (fresh.blocked_by is not null)
    )
    returning articles.id
  `.execute(db);
  return rows.map(({ id }) => id);
}

/** As one parameter: the statement stays the same for any number of them, and SQLite visits them in order. */
function listOf(ids: readonly number[]) {
  return sql`(select value from json_each(${JSON.stringify(ids)}))`;
}

/** How many of these are unread and have a result or a failure: what re-evaluating would look at. */
export async function countUnreadResults(db: Database, articleIds: number[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from articles
    where id in ${listOf(articleIds)} and read_at is null and (score is not null or state = 'failed')
  `.execute(db);
  return rows[0]?.count ?? 0;
}

/** Whether nothing may hide an article: a feed that carries it always shows what it has. */
export async function isAlwaysShown(db: Database, articleId: number): Promise<boolean> {
  const row = await db
    .selectFrom('articles')
    .select(alwaysShown.as('shown'))
    .where('id', '=', articleId)
    .executeTakeFirst();
  return row?.shown === 1;
}

/** A feed whose articles have to be worked out anew; that is under way from then on. */
export async function takeFeedToRescore(db: Database): Promise<number | undefined> {
  const { rows } = await sql<{ id: number }>`
    update feeds set rescore_due = 2
    where id = (select id from feeds where rescore_due > 0 order by id limit 1) returning id
  `.execute(db);
  return rows[0]?.id;
}

/** It is done, unless it was asked for again meanwhile. */
export async function endFeedRescoring(db: Database, feedId: number): Promise<void> {
  await sql`update feeds set rescore_due = 0 where id = ${feedId} and rescore_due = 2`.execute(db);
}

/** The next articles that a feed carries, by their ids. */
export async function listNextOfFeed(
  db: Database,
  feedId: number,
  { after, limit }: { after: number; limit: number },
): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from articles where feed_id = ${feedId} and id > ${after}
    union
    select article_id from article_duplicates where feed_id = ${feedId} and article_id > ${after}
    order by 1 limit ${limit}
  `.execute(db);
  return rows.map(({ id }) => id);
}

/** Articles that a category blocks. */
export async function listBlockedBy(db: Database, categoryId: number): Promise<number[]> {
  const rows = await db.selectFrom('articles').select('id').where('blocked_by', '=', categoryId).execute();
  return rows.map(({ id }) => id);
}
