import { type Kysely, sql } from 'kysely';

/** What tests of models found out, one row for each digest. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table model_tests (
      digest text primary key,
      model text not null,
      result text,
      error_class text,
      error_text text,
      ended_at integer not null
    ) strict
  `.execute(db);
}
