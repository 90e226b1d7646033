import { type Kysely, sql } from 'kysely';

/**
 * Categories under the owner's hand: names that do not come back, what a change still has to do to articles,
 * and the one grouping that can be undone.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  // Set while the articles of a category that the owner removed still leave it; then the row goes.
  'alter table categories add column removed_at integer',

  // Names that no proposal brings back. Without a category: refused.
  `create table category_aliases (
    slug text primary key,
    name text not null,
    category_id integer references categories (id) on delete set null,
    merged_id integer,
    created_at integer not null
  ) strict, without rowid`,
  'create index category_aliases_by_category on category_aliases (category_id)',
  'create index category_aliases_by_merged on category_aliases (merged_id) where merged_id is not null',

  // What a change of a category still has to do to the articles that carry it, in the order of their ids.
  `create table category_work (
    category_id integer primary key references categories (id) on delete cascade,
    removing integer not null check (removing in (0, 1)),
    into_id integer references categories (id) on delete set null,
    stale integer not null check (stale in (0, 1)),
    after_article_id integer not null
  ) strict`,

  // The last automatic grouping. Without foreign keys: what is gone has to be noticed, not to vanish here too.
  `create table auto_group_moves (
    category_id integer primary key,
    from_parent_id integer,
    to_parent_id integer not null,
    made_parent integer not null check (made_parent in (0, 1)),
    undo_token text not null
  ) strict`,

  // Deleting a category asks who is blocked by it.
  'create index articles_blocked_by on articles (blocked_by) where blocked_by is not null',
  'create index categories_by_parent on categories (parent_id) where parent_id is not null',
];
