import { type Kysely, sql } from 'kysely';
import { neutralCategories } from './0001-neutral-categories.ts';

/** The tables of the first release, and a small neutral tree of categories. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
  for (const [name, slug, parent] of neutralCategories) {
    await sql`
      insert into categories (name, slug, parent_id, weight, seen_at, created_by)
      values (${name}, ${slug}, (select id from categories where slug = ${parent}), null, 0, 'owner')
    `.execute(db);
  }
}

const statements = [
  `create table feeds (
    id integer primary key autoincrement,
    url text not null unique,
    site_url text,
    title text not null,
    custom_title text,
    etag text,
    last_modified text,
    content_hash text,
    added_at integer not null,
    next_refresh_at integer not null,
    last_refreshed_at integer,
    last_success_at integer,
    failure_count integer not null default 0,
    failure_kind text,
    failure_text text,
    refresh_minutes integer,
    moved_to text
  ) strict`,
  'create index feeds_due on feeds (next_refresh_at)',

  `create table categories (
    id integer primary key autoincrement,
    name text not null,
    slug text not null unique,
    parent_id integer references categories (id),
    weight text check (weight in ('block', 'reduce', 'normal', 'boost', 'max')),
    hidden_at integer,
    seen_at integer,
    created_by text not null check (created_by in ('owner', 'model'))
  ) strict`,

  `create table articles (
    id integer primary key autoincrement,
    feed_id integer references feeds (id) on delete cascade,
    gone_feed_title text,
    state text not null default 'new'
      check (state in ('new', 'not_queued', 'waiting', 'judged', 'failed', 'blocked')),
    rejudging integer not null default 0 check (rejudging in (0, 1)),
    listed_at integer not null,
    external_id text not null,
    url text,
    title text not null,
    author text,
    published_at integer not null,
    fetched_at integer not null,
    updated_at integer,
    excerpt text not null,
    word_count integer not null,
    image_url text,
    language text,
    read_at integer,
    starred_at integer,
    score real check (score between 0 and 100),
    blocked_by integer references categories (id),
    unique (feed_id, external_id)
  ) strict`,

  // One partial index for each hot list. An article without a score stands below the middle tier's last
  // one: the constant is the one that articles/list-queries.ts names.
  `create index articles_unread_best on articles (coalesce(score, 39.9995) desc, published_at desc, id desc)
    where read_at is null and state <> 'blocked' and rejudging = 0`,
  `create index articles_unread_newest on articles (published_at desc, id desc)
    where read_at is null and state <> 'blocked' and rejudging = 0`,
  `create index articles_unread_feed on articles (feed_id)
    where read_at is null and state <> 'blocked' and rejudging = 0`,
  `create index articles_best on articles (coalesce(score, 39.9995) desc, published_at desc, id desc)
    where state <> 'blocked'`,
  `create index articles_newest on articles (published_at desc, id desc) where state <> 'blocked'`,
  'create index articles_by_feed on articles (feed_id, published_at desc)',
  'create index articles_starred on articles (starred_at) where starred_at is not null',
  `create index articles_undecided on articles (feed_id) where state = 'new'`,
  `create index articles_blocked on articles (published_at desc) where state = 'blocked'`,
  `create index articles_scoring on articles (published_at desc) where state = 'waiting' or rejudging = 1`,
  `create index articles_failed on articles (published_at desc) where state = 'failed'`,

  `create table article_contents (
    article_id integer primary key references articles (id) on delete cascade,
    html text not null,
    text text not null,
    summary text,
    comments_url text,
    hash text not null
  ) strict`,

  `create table enclosures (
    id integer primary key autoincrement,
    article_id integer not null references articles (id) on delete cascade,
    url text not null,
    type text,
    length integer,
    duration integer
  ) strict`,
  'create index enclosures_by_article on enclosures (article_id)',

  `create table feed_tags (
    article_id integer not null references articles (id) on delete cascade,
    tag text not null,
    primary key (article_id, tag)
  ) strict, without rowid`,

  `create table article_categories (
    article_id integer not null references articles (id) on delete cascade,
    category_id integer not null references categories (id) on delete cascade,
    position integer not null,
    primary key (article_id, category_id)
  ) strict, without rowid`,
  'create index article_categories_by_category on article_categories (category_id)',

  `create table judgements (
    article_id integer primary key references articles (id) on delete cascade,
    interest integer not null check (interest between 0 and 10),
    quality integer not null check (quality between 0 and 10),
    explanation text not null,
    category_fingerprint text not null,
    score_fingerprint text not null,
    model text not null,
    model_digest text,
    prompt_version integer not null,
    by_quality_alone integer not null,
    judged_at integer not null,
    duration_ms integer not null,
    tokens_in integer not null,
    tokens_out integer not null
  ) strict`,
  'create index judgements_recent on judgements (judged_at desc)',

  `create table judging_failures (
    article_id integer primary key references articles (id) on delete cascade,
    class text not null,
    text text not null,
    raw_answer text,
    failed_at integer not null
  ) strict`,

  `create table judging_jobs (
    article_id integer primary key references articles (id) on delete cascade,
    reason text not null check (reason in ('by_hand', 're-evaluate', 'new')),
    stages text not null check (stages in ('both', 'score')),
    attempts integer not null default 0,
    not_before integer not null default 0,
    lease_until integer,
    enqueued_at integer not null
  ) strict`,

  `create table settings (
    key text primary key,
    value text not null,
    updated_at integer not null
  ) strict, without rowid`,
];
