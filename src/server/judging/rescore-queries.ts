import { sql } from 'kysely';
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

/** Above every id of a category, so that position and id fit into one number that sorts by position first. */
const POSITION_STEP = sql.lit(2 ** 32);

/**
 * Works out score and blocking of judged articles anew from what is stored: the formula of score.ts in SQL, so
 * that a hundred thousand of them take a second and no model is asked. Writes only what differs; returns the
 * ids of those. An article that is no longer blocked enters Unread at `now` (epoch ms).
 */
export async function rescoreArticles(db: Database, articleIds: number[], now: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    update articles set score = fresh.score, blocked_by = fresh.blocked_by,
      state = case
        when fresh.blocked_by is not null then 'blocked'
        when articles.state <> 'blocked' then articles.state
        when exists (select 1 from judging_failures where article_id = articles.id) then 'failed'
        else 'judged' end,
      listed_at = case
        when articles.state = 'blocked' and fresh.blocked_by is null then ${now} else articles.listed_at end
    from (
      select id, 100.0 * cut * pow(fit, 1.0 / raised) as score, blocker % ${POSITION_STEP} as blocked_by
      from (
        select judgements.article_id as id,
          case when by_quality_alone = 1 then quality / 10.0
            else interest / 10.0 * (0.5 + 0.05 * quality) end as fit,
          max(1.0, coalesce(max(${factor}), 1.0)) as raised,
          min(1.0, coalesce(min(${factor}), 1.0)) as cut,
          min(case when ${effectiveWeight} = 'block' and categories.id is not null
            then position * ${POSITION_STEP} + categories.id end) as blocker
        from json_each(${JSON.stringify(articleIds)}) as wanted
        join judgements on judgements.article_id = wanted.value
        left join article_categories on article_categories.article_id = judgements.article_id
        left join categories
          on categories.id = article_categories.category_id and categories.hidden_at is null
        left join categories as parents on parents.id = categories.parent_id
        group by judgements.article_id
      )
    ) as fresh
    where articles.id = fresh.id and (
      articles.score is null or abs(articles.score - fresh.score) > ${sql.lit(SAME)}
      or articles.blocked_by is not fresh.blocked_by
      or (articles.state = 'blocked') <> (fresh.blocked_by is not null)
    )
    returning articles.id
  `.execute(db);
  return rows.map(({ id }) => id);
}

/** How many of these are unread and have a result or a failure: what re-evaluating would look at. */
export async function countUnreadResults(db: Database, articleIds: number[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from articles
    where id in (select value from json_each(${JSON.stringify(articleIds)}))
      and read_at is null and (score is not null or state = 'failed')
  `.execute(db);
  return rows[0]?.count ?? 0;
}

/** Articles that a category blocks. */
export async function listBlockedBy(db: Database, categoryId: number): Promise<number[]> {
  const rows = await db.selectFrom('articles').select('id').where('blocked_by', '=', categoryId).execute();
  return rows.map(({ id }) => id);
}
