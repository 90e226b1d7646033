import { type Kysely, sql } from 'kysely';

/**
 * Searches that are kept as views, and what has to be looked at again by the index of the search. The index itself
 * is a file of its own: see docs/decisions/0016. New articles are not noted: their ids tell that they are new.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
  // An index that was made from another database must not be taken for this one's.
  await sql`
    insert into settings (key, value, updated_at) values ('search_source', json_quote(hex(randomblob(8))), 0)
  `.execute(db);
}

const statements = [
  // One of both: an article that changed or went, or a feed that is called otherwise now.
  `create table search_changes (
    seq integer primary key autoincrement,
    article_id integer,
    feed_id integer
  ) strict`,
  `create trigger search_changes_article after update of title, feed_id on articles
    when old.title is not new.title or old.feed_id is not new.feed_id
    begin insert into search_changes (article_id) values (new.id); end`,
  `create trigger search_changes_gone after delete on articles
    begin insert into search_changes (article_id) values (old.id); end`,
  `create trigger search_changes_text after update of text, full_text on article_contents
    when old.text is not new.text or old.full_text is not new.full_text
    begin insert into search_changes (article_id) values (new.article_id); end`,
  `create trigger search_changes_feed after update of title, custom_title on feeds
    when coalesce(old.custom_title, old.title) is not coalesce(new.custom_title, new.title)
    begin insert into search_changes (feed_id) values (new.id); end`,

  `create table saved_searches (
    id integer primary key autoincrement,
    name text not null,
    name_key text not null unique,
    query text not null,
    sort text,
    view text,
    position integer not null
  ) strict`,
];
