import { type Kysely, sql } from 'kysely';

/**
 * What the owner sets for one feed, what its documents say of themselves, and articles that several feeds carry:
 * each of these is one article, and what the other feeds call it stands beside it. What a judgement's time was
 * spent on.
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
  // What each item of the last document was made from, as hashes: those that come again need not be cleaned again.
  `create table feed_items (
    feed_id integer primary key references feeds (id) on delete cascade,
    hashes text not null
  ) strict`,
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
  // How much of each feed is read.
  'create index articles_read_by_feed on articles (feed_id, published_at) where read_at is not null',

  // The score alone is quicker: how long the queue takes is told from judgements of the same kind.
  `alter table judgements add column stages text not null default 'both' check (stages in ('both', 'score'))`,
  `create index judgements_speed on judgements (model, category_model, stages, judged_at desc, duration_ms)`,
  // How many keep an old result while they wait is asked for with every scoring status.
  'create index articles_rejudging on articles (id) where rejudging = 1',
  // Statistics of the last days would otherwise read all articles of all years.
  'create index articles_fetched on articles (fetched_at)',
  'create index articles_read on articles (read_at) where read_at is not null',
];
