import { type RawBuilder, sql } from 'kysely';
import type { Database } from '#server/database/open.ts';

/** `days` as the owner set them for all feeds, null: never; `now` in epoch ms. */
export type RetentionRule = { days: number | null; now: number };

/** What a run would take: articles as a whole, and of others the text. */
export type DueCounts = { articles: number; contents: number };

/** Where a run stands: behind this article, in the order in which they were read. */
export type RetentionPlace = { readAt: number; id: number };

export type Removed = { articles: number[]; contents: number[] };

const DAY = 86_400_000;

/** Articles that one part looks at, and of those how many it takes: see `removeNext`. */
const PART = { looked: 200, taken: 10 };

/** More than any number of days. */
const FOR_EVER = sql.lit(1_000_000);

/** For how many days the feed that the query calls `feeds` keeps what was read; its 0 is for ever. */
function daysOf(feeds: string, days: number | null): RawBuilder<number> {
  return sql`coalesce(nullif(coalesce(${sql.ref(`${feeds}.retention_days`)}, ${days ?? 0}), 0), ${FOR_EVER})`;
}

/**
 * Articles that were read before `latest`, with the time after which their text goes (in ms since they were read):
 * that of the feed that keeps them longest among all that carry them. None that is starred, and none that
 * waits to be judged or is being judged: those have a job.
 */
function readBefore(rule: RetentionRule & { latest: number }): RawBuilder<unknown> {
  return sql`
    select articles.id, articles.read_at, articles.content_removed_at, ${DAY} * max(
      ${daysOf('feeds', rule.days)},
      coalesce((
        select max(${daysOf('others', rule.days)})
        from article_duplicates join feeds as others on others.id = article_duplicates.feed_id
        where article_duplicates.article_id = articles.id
      ), 0)
    ) as kept_for
    from articles left join feeds on feeds.id = articles.feed_id
    where articles.starred_at is null and articles.read_at is not null and articles.read_at <= ${rule.latest}
      and not exists (select 1 from judging_jobs where judging_jobs.article_id = articles.id)
  `;
}

/** What becomes of one of these: null, nothing. The article goes after twice the time that its text stays. */
function dueOf({ now }: RetentionRule): RawBuilder<keyof Removed | null> {
  const read = sql`${now} - read_at`;
  return sql`case when ${read} >= 2 * kept_for then 'articles'
    when ${read} >= kept_for and content_removed_at is null then 'contents' end`;
}

/** Articles read later than this are due in no feed; undefined when nothing ever is. */
export async function findLatestDue(db: Database, rule: RetentionRule): Promise<number | undefined> {
  const { rows } = await sql<{ days: number | null }>`
    select min(days) as days from (
      select retention_days as days from feeds where retention_days > 0 union all select ${rule.days}
    )
  `.execute(db);
  const days = rows[0]?.days ?? null;
  return days === null ? undefined : rule.now - days * DAY;
}

/** What a run by this rule would take away: 0.2 s with 100,000 old articles, so it is asked in a thread. */
export async function countDue(db: Database, rule: RetentionRule): Promise<DueCounts> {
  const none = { articles: 0, contents: 0 };
  const latest = await findLatestDue(db, rule);
  if (latest === undefined) return none;
  const { rows } = await sql<DueCounts>`
    with old as materialized (${readBefore({ ...rule, latest })}),
      fates as materialized (select ${dueOf(rule)} as due from old)
    select count(*) filter (where due = 'articles') as articles,
      count(*) filter (where due = 'contents') as contents from fates
  `.execute(db);
  return rows[0] ?? none;
}

/**
 * Takes the next few away that are due behind `place`, in the caller's transaction. `next` is where to go on;
 * undefined when all were looked at. A part takes few, so that others get their turn: measured 2 to 6 ms.
 */
export async function removeNext(
  db: Database,
  rule: RetentionRule & { latest: number },
  place: RetentionPlace,
): Promise<Removed & { next: RetentionPlace | undefined }> {
  const { rows } = await sql<RetentionPlace & { due: keyof Removed | null }>`
    with old as materialized (
      ${readBefore(rule)} and (articles.read_at, articles.id) > (${place.readAt}, ${place.id})
      order by articles.read_at, articles.id limit ${sql.lit(PART.looked)}
    )
    select id, read_at as "readAt", ${dueOf(rule)} as due from old order by read_at, id
  `.execute(db);
  const due = rows.filter((row) => row.due !== null);
  const taken = due.slice(0, PART.taken);
  const idsOf = (what: keyof Removed) => taken.flatMap((row) => (row.due === what ? [row.id] : []));
  const removed = { articles: idsOf('articles'), contents: idsOf('contents') };
  await removeContents(db, removed.contents, rule.now);
  await removeArticles(db, removed.articles, rule.now);
  const isAll = rows.length < PART.looked;
  const last = due.length > taken.length ? taken.at(-1) : isAll ? undefined : rows.at(-1);
  return { ...removed, next: last && { readAt: last.readAt, id: last.id } };
}

/** Light rows stay, with title, excerpt and judgement; what the estimates learn from a vote stays too. */
async function removeContents(db: Database, ids: readonly number[], now: number): Promise<void> {
  if (ids.length === 0) return;
  const given = JSON.stringify(ids);
  await sql`
    update article_contents set html = '', text = '', summary = null,
      full_html = null, full_text = null, full_fetched_at = null, full_failure = null, full_wanted_at = null
    where article_id in (select value from json_each(${given}))
  `.execute(db);
  await sql`
    delete from article_vectors where article_id in (select value from json_each(${given}))
      and article_id not in (select article_id from feedback where article_id is not null)
  `.execute(db);
  await db.updateTable('articles').set({ content_removed_at: now }).where('id', 'in', ids).execute();
}

/** All that belongs to them goes with them, but votes: those stand without their article. */
async function removeArticles(db: Database, ids: readonly number[], now: number): Promise<void> {
  if (ids.length === 0) return;
  const given = JSON.stringify(ids);
  await sql`
    insert into removed_articles (feed_id, external_id, seen_at)
    select feed_id, external_id, ${now} from (
      select feed_id, external_id from articles
      where id in (select value from json_each(${given})) and feed_id is not null
      union
      select feed_id, external_id from article_duplicates
      where article_id in (select value from json_each(${given}))
    )
    where true on conflict (feed_id, external_id) do update set seen_at = excluded.seen_at
  `.execute(db);
  await db.deleteFrom('articles').where('id', 'in', ids).execute();
}
