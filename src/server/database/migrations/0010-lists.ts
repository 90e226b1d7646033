import { type Kysely, sql } from 'kysely';

/**
 * Lists at a million articles: counters that are kept with every change, so that no total is counted from
 * articles, and indexes that answer a list by themselves. What was marked read in one go, so that it can be
 * taken back.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

/** What a counter is kept for, of one row of articles. */
const factsOf = (row: 'new' | 'old') => `coalesce(${row}.feed_id, 0), ${row}.state, ${row}.rejudging,
  ${row}.read_at is not null, ${row}.starred_at is not null, coalesce(${row}.score, ${row}.estimate) is not null`;

const factColumns = '(feed_id, state, rejudging, is_read, is_starred, is_ranked)';

const addOne = `insert into article_counts (feed_id, state, rejudging, is_read, is_starred, is_ranked, articles)
  values (${factsOf('new')}, 1) on conflict do update set articles = articles + 1;`;
const takeOne = `update article_counts set articles = articles - 1 where ${factColumns} = (${factsOf('old')});`;

/** 2: in Unread (and All), 1: in All, 0: blocked. */
const shelfOf = (row: 'new.' | 'old.' | '') => `(case when ${row}state = 'blocked' then 0
  when ${row}read_at is null and ${row}rejudging = 0 then 2 else 1 end)`;
const shelfOfArticle = (id: string) => `(select ${shelfOf('')} from articles where articles.id = ${id})`;
const inFrontOrBlocked = `(select id from articles where read_at is null or state = 'blocked')`;

const statements = [
  // The facts that views ask for, not the views themselves: those are written once, in articles/view-queries.ts. Of
  // feed 0 are the articles whose feed is gone.
  `create table article_counts (
    feed_id integer not null,
    state text not null,
    rejudging integer not null,
    is_read integer not null,
    is_starred integer not null,
    is_ranked integer not null,
    articles integer not null,
    primary key (feed_id, state, rejudging, is_read, is_starred, is_ranked)
  ) strict, without rowid`,
  `insert into article_counts
    select coalesce(feed_id, 0), state, rejudging, read_at is not null, starred_at is not null,
      rank is not null, count(*)
    from articles group by 1, 2, 3, 4, 5, 6`,
  `create trigger article_counts_insert after insert on articles begin ${addOne} end`,
  `create trigger article_counts_delete after delete on articles begin ${takeOne} end`,
  `create trigger article_counts_update
    after update of feed_id, state, rejudging, read_at, starred_at, score, estimate on articles
    when (${factsOf('old')}) is not (${factsOf('new')})
    begin ${takeOne} ${addOne} end`,
  // Its articles went, or lost their feed, before this runs.
  `create trigger article_counts_feed after delete on feeds
    begin delete from article_counts where feed_id = old.id; end`,

  // How far in front an article stands, beside the rows that lead to it from a category or from a second feed, so
  // that what is unread there is found without the rest. Most are read and in All: those need not be written here.
  'alter table article_duplicates add column shelf integer not null default 1',
  // The article's own feed: a folder that has it too counts the article there already.
  'alter table article_duplicates add column own_feed_id integer',
  'update article_duplicates set own_feed_id = (select feed_id from articles where articles.id = article_id)',
  'alter table article_categories add column shelf integer not null default 1',
  `update article_duplicates set shelf = ${shelfOfArticle('article_id')} where article_id in ${inFrontOrBlocked}`,
  `update article_categories set shelf = ${shelfOfArticle('article_id')} where article_id in ${inFrontOrBlocked}`,
  `create trigger articles_shelf after update of state, rejudging, read_at on articles
    when ${shelfOf('old.')} <> ${shelfOf('new.')}
    begin
      update article_duplicates set shelf = ${shelfOf('new.')} where article_id = new.id;
      update article_categories set shelf = ${shelfOf('new.')} where article_id = new.id;
    end`,
  `create trigger articles_own_feed after update of feed_id on articles when old.feed_id is not new.feed_id
    begin
      update article_duplicates set own_feed_id = new.feed_id where article_id = new.id;
    end`,
  `create trigger article_duplicates_shelf_insert after insert on article_duplicates
    begin
      update article_duplicates set (shelf, own_feed_id) =
        (select ${shelfOf('')}, feed_id from articles where articles.id = new.article_id) where id = new.id;
    end`,
  `create trigger article_duplicates_shelf_update after update of article_id on article_duplicates
    begin
      update article_duplicates set (shelf, own_feed_id) =
        (select ${shelfOf('')}, feed_id from articles where articles.id = new.article_id) where id = new.id;
    end`,
  `create trigger article_categories_shelf after insert on article_categories
    begin
      update article_categories set shelf = ${shelfOfArticle('new.article_id')}
      where article_id = new.article_id and category_id = new.category_id;
    end`,
  `create index article_duplicates_unread on article_duplicates (feed_id, article_id, own_feed_id)
    where shelf = 2`,
  'drop index article_categories_by_category',
  'create index article_categories_by_category on article_categories (category_id, shelf)',

  // With the feed at their end, so that a folder's list is walked without looking at a row. Of two indexes that
  // both would do SQLite takes the one made last, so those of Unread, which are shorter, come after the others.
  'drop index articles_best',
  'drop index articles_newest',
  'drop index articles_unread_best',
  'drop index articles_unread_newest',
  'drop index articles_unread_feed',
  `create index articles_newest on articles (published_at desc, id desc, feed_id) where state <> 'blocked'`,
  `create index articles_best on articles (coalesce(rank, 39.9995) desc, published_at desc, id desc, feed_id)
    where state <> 'blocked'`,
  `create index articles_unread_feed on articles
    (feed_id, coalesce(rank, 39.9995) desc, published_at desc, id desc)
    where read_at is null and state <> 'blocked' and rejudging = 0`,
  `create index articles_unread_best on articles
    (coalesce(rank, 39.9995) desc, published_at desc, id desc, feed_id)
    where read_at is null and state <> 'blocked' and rejudging = 0`,
  // Not here: beside a wider one SQLite takes the narrower articles_to_estimate, and looks at every row.
  `create index articles_unread_newest on articles (published_at desc, id desc)
    where read_at is null and state <> 'blocked' and rejudging = 0`,
  // What ranking keeps out of sight, by when it came.
  `create index articles_hidden on articles (listed_at) where state = 'blocked' or rank < 40`,

  // What was marked read in one go. Written down before the first article is marked, so that a crash in between
  // leaves something to finish; `parts`: a few hundred articles each.
  `create table mark_batches (
    id integer primary key autoincrement,
    token text not null unique,
    marked_at integer not null,
    state text not null check (state in ('marking', 'marked', 'undoing'))
  ) strict`,
  `create table mark_batch_parts (
    batch_id integer not null references mark_batches (id) on delete cascade,
    part integer not null,
    article_ids text not null,
    offered_ids text,
    primary key (batch_id, part)
  ) strict, without rowid`,
];
