import { type Kysely, sql } from 'kysely';

/** Pulls that run, wait or failed: what has to survive a restart of ours. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table pulls (
      id integer primary key,
      model text not null,
      state text not null check (state in ('queued', 'running', 'failed')),
      progress text not null,
      resumed integer not null check (resumed in (0, 1)),
      queued_at integer not null,
      started_at integer,
      updated_at integer not null,
      error_class text,
      error_text text
    ) strict
  `.execute(db);
}
