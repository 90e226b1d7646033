import { type Kysely, sql } from 'kysely';

/**
 * What the owner sets for one feed, what its documents say of themselves, and articles that several feeds carry:
 * each of these is one article, and what the other feeds call it stands beside it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  // Not refreshed by itself. The reason: the owner's wish, or the server's word that the feed is gone for good.
  'alter table feeds add column paused_at integer',
  `alter table feeds add column pause_reason text check (pause_reason in ('owner', 'gone'))`,
  'alter table feeds add column user_agent text',
  'alter table feeds add column login_user text',
  'alter table feeds add column login_password text',
  // How long the document itself asks to be left alone; a 304 brings no document to ask again.
  'alter table feeds add column ttl_minutes integer',
  // Items of the last document that were too broken to be read.
  'alter table feeds add column broken_items integer not null default 0',
  'drop index feeds_due',
  'create index feeds_due on feeds (next_refresh_at) where paused_at is null',

  // The address without what does not tell articles apart; null where it names none (a site's front page, say).
  'alter table articles add column url_key text',
  'create index articles_url_key on articles (url_key) where url_key is not null',
  `create table article_duplicates (
    id integer primary key,
    article_id integer not null references articles (id) on delete cascade,
    feed_id integer not null references feeds (id) on delete cascade,
    external_id text not null,
    url text,
    title text not null,
    seen_at integer not null,
    unique (feed_id, external_id)
  ) strict`,
  'create index article_duplicates_article on article_duplicates (article_id)',
];
