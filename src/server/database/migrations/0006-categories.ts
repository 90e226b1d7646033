import { type Kysely, sql } from 'kysely';

/**
 * Categories under the owner's hand: names that do not come back, what a change still has to do to articles,
 * and the one grouping that can be undone.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
  await compareAnew(db);
}

/**
 * Until now a slug was without all marks, and so without those that make another letter in Hindi, Japanese …,
 * and without emoji. Where another category has the better slug, the old one stays.
 */
async function compareAnew(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ id: number; name: string; slug: string }>`
    select id, name, slug from categories order by id
  `.execute(db);
  for (const { id, name, slug } of rows) {
    const better = slugOf(name);
    if (better === '' || better === slug) continue;
    await sql`update or ignore categories set slug = ${better} where id = ${id}`.execute(db);
  }
}

/** As categories/slug.ts was when this was written: a migration does not change with it. */
function slugOf(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]|[\u0591-\u05c7]|[\u064b-\u065f]|[\ufe00-\ufe0f]|[\u200c\u200d]/gu, '')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/[^\p{L}\p{M}\p{N}\p{Extended_Pictographic}\p{Regional_Indicator}+#]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .normalize('NFC');
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
