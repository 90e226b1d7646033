import { type Kysely, sql } from 'kysely';

/**
 * The queue at any length: what a claim sorts by stands in indexed columns, so that taking the next job is a
 * look-up. Feeds whose articles are never judged by themselves, and how many were judged on a day.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `alter table feeds add column never_judge integer not null default 0 check (never_judge in (0, 1))`,

  // Worked out by the database from the columns that say the same in words, so they can never disagree.
  `alter table judging_jobs add column priority integer generated always as
    (case reason when 'by_hand' then 0 when 're-evaluate' then 1 else 2 end) virtual`,
  `alter table judging_jobs add column kind text generated always as
    (case when stages = 'score' or staged_categories is not null then 'finish' else 'begin' end) virtual`,
  // The higher the sooner: the date of the article.
  'alter table judging_jobs add column rank real not null default 0',
  `update judging_jobs set rank = coalesce(
    (select published_at from articles where articles.id = judging_jobs.article_id), 0)`,

  'create index judging_jobs_best on judging_jobs (priority, kind, rank)',
  'create index judging_jobs_waiting on judging_jobs (priority, kind, enqueued_at, rank)',
  // Jobs that somebody has, or that wait for another try: few, however long the queue is.
  `create index judging_jobs_held on judging_jobs (max(not_before, coalesce(lease_until, 0)))
    where lease_until is not null or not_before > 0`,

  // Articles that were judged by themselves, by local day (as 2026-01-31).
  'create table judging_days (day text primary key, judged integer not null) strict, without rowid',
];
