import { type Kysely, sql } from 'kysely';

/**
 * Two models: a job keeps the first one's answer until the second has spoken; a result and a failure know
 * what made them, so that it can be told what another model would judge anew.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  'alter table judging_jobs add column staged_categories text',
  'alter table judgements add column category_model text',
  'alter table judging_failures add column category_fingerprint text',
  'alter table judging_failures add column score_fingerprint text',
];
