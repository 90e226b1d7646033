import { type Kysely, sql } from 'kysely';

/**
 * Feeds in folders and in the owner's order, lists of feeds that come in as a file, whole articles fetched from
 * their pages, icons, and what retention has removed.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table folders (
    id integer primary key autoincrement,
    name text not null,
    name_key text not null unique,
    position integer not null
  ) strict`,
  `create table icons (
    id integer primary key,
    hash text not null unique,
    mime text not null,
    bytes blob not null
  ) strict`,
  'alter table feeds add column folder_id integer references folders (id) on delete set null',
  'alter table feeds add column position integer not null default 0',
  'create index feeds_folder on feeds (folder_id)',
  // New articles come as read until then; past the end of time means until the owner says otherwise.
  'alter table feeds add column muted_until integer',
  // 1: nothing hides its articles, neither a blocking category nor the minimum estimate.
  'alter table feeds add column always_show integer not null default 0 check (always_show in (0, 1))',
  'create index feeds_always_show on feeds (id) where always_show = 1',
  // 1: that has changed, and which of its articles categories hide has to be worked out anew; 2: that is under way.
  'alter table feeds add column rescore_due integer not null default 0 check (rescore_due in (0, 1, 2))',
  'create index feeds_rescore_due on feeds (id) where rescore_due > 0',
  `alter table feeds add column full_text text not null default 'off'
    check (full_text in ('off', 'on', 'automatic'))`,
  // Of its own: null follows the setting for all, 0 keeps for ever.
  'alter table feeds add column retention_days integer',
  // The picture that the document names, for a site without an icon.
  'alter table feeds add column image_url text',
  'alter table feeds add column icon_id integer references icons (id) on delete set null',
  'alter table feeds add column icon_checked_at integer',

  // The article as its page shows it; beside what the feed gave, so that either can be shown.
  'alter table article_contents add column full_html text',
  'alter table article_contents add column full_text text',
  'alter table article_contents add column full_fetched_at integer',
  'alter table article_contents add column full_failure text',
  // Set while its page is still to be fetched: judging waits for it, and a restart loses nothing.
  'alter table article_contents add column full_wanted_at integer',
  `create index article_contents_full_wanted on article_contents (full_wanted_at)
    where full_wanted_at is not null`,

  // When retention took its text; the row stays for a while.
  'alter table articles add column content_removed_at integer',
  // So that a feed which still lists an item does not bring it back. `seen_at`: when the item was removed, later
  // when a document listed it last; what is long gone from its feed is forgotten.
  `create table removed_articles (
    feed_id integer not null references feeds (id) on delete cascade,
    external_id text not null,
    seen_at integer not null,
    primary key (feed_id, external_id)
  ) strict, without rowid`,

  `create table imports (
    id integer primary key autoincrement,
    source text not null,
    started_at integer not null,
    finished_at integer,
    left_out integer not null default 0
  ) strict`,
  `create table import_feeds (
    import_id integer not null references imports (id) on delete cascade,
    position integer not null,
    url text not null,
    title text,
    folder text,
    folder_position integer,
    options text,
    state text not null check (state in ('waiting', 'added', 'known', 'failed')),
    feed_id integer references feeds (id) on delete set null,
    failure_kind text,
    failure_text text,
    primary key (import_id, position)
  ) strict, without rowid`,
  'create index import_feeds_state on import_feeds (import_id, state, position)',
];
