import { type Kysely, sql } from 'kysely';

/** Browsers that are logged in, and tokens for scripts. Of their secrets only hashes are kept. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table sessions (
    id integer primary key autoincrement,
    secret_hash text not null,
    created_at integer not null,
    seen_at integer not null,
    address text not null,
    user_agent text not null
  ) strict`,
  `create table api_tokens (
    id integer primary key autoincrement,
    name text not null,
    scope text not null check (scope in ('read', 'write')),
    secret_hash text not null,
    created_at integer not null,
    used_at integer
  ) strict`,
];
