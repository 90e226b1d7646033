import { type Kysely, sql } from 'kysely';

/**
 * Estimates: what an article is probably worth before anything has judged it, the vectors it is reckoned from,
 * and the owner's votes. One number orders the lists from here on: `rank`, the score or else the estimate.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  'alter table articles add column estimate real check (estimate between 0 and 100)',
  // The wanted phrase it is closest to.
  'alter table articles add column estimate_phrase text',
  // Worked out by the database, so that it can never disagree with the two.
  'alter table articles add column rank real generated always as (coalesce(score, estimate)) virtual',
  // 1: not queued because its estimate is below the owner's minimum; lowering that queues it.
  'alter table articles add column below_minimum integer not null default 0 check (below_minimum in (0, 1))',
  'create index articles_below_minimum on articles (estimate) where below_minimum = 1',
  // An article without a rank stands where one without a score stood: decision 0005. Of two indexes that both
  // would do SQLite takes the one made last, so those of Unread, which are shorter, come after the others.
  'drop index articles_unread_best',
  'drop index articles_unread_newest',
  'drop index articles_best',
  // The articles that are kept estimated.
  `create index articles_to_estimate on articles (published_at desc, id desc)
    where read_at is null or starred_at is not null`,
  `create index articles_best on articles (coalesce(rank, 39.9995) desc, published_at desc, id desc)
    where state <> 'blocked'`,
  `create index articles_unread_best on articles (coalesce(rank, 39.9995) desc, published_at desc, id desc)
    where read_at is null and state <> 'blocked' and rejudging = 0`,
  `create index articles_unread_newest on articles (published_at desc, id desc)
    where read_at is null and state <> 'blocked' and rejudging = 0`,

  // What an article is compared by. Without a vector: looked at, and none is possible.
  `create table article_vectors (
    article_id integer not null references articles (id) on delete cascade,
    source text not null check (source in ('words', 'embedding')),
    digest text not null,
    text_hash text not null,
    vector blob,
    codes blob,
    language text check (language in ('english', 'other')),
    primary key (article_id, source)
  ) strict`,
  `create index article_vectors_other on article_vectors (article_id) where language = 'other'`,
  `create table phrase_vectors (
    digest text not null,
    text text not null,
    vector blob not null,
    primary key (digest, text)
  ) strict, without rowid`,

  // A vote keeps all it teaches by, so that it outlives its article and the feed.
  `create table feedback (
    id integer primary key autoincrement,
    article_id integer unique references articles (id) on delete set null,
    verdict text not null check (verdict in ('more', 'less')),
    voted_at integer not null,
    title text not null,
    url text,
    feed_title text not null,
    excerpt text not null,
    words blob,
    codes blob,
    embedding blob,
    embedding_digest text,
    category_names text not null default '[]'
  ) strict`,
  'create index feedback_newest on feedback (voted_at desc, id desc)',

  // What was estimated when the judge came: how good estimates are can only be told from this.
  'alter table judgements add column estimate_before real',

  // Waiting jobs stand by their estimates now, and where there is none by date: see database/job-rank.ts.
  'update judging_jobs set rank = 39.5 + rank * 1e-13',
];
