import { sql } from 'kysely';
import type { Database } from '#server/database/open.ts';
import { AppError } from '#shared/app-error.ts';
import type { PageReading } from './read-page.ts';

/** An article's page, and what its feed is asked with. */
export type PageToFetch = {
  id: number;
  url: string | null;
  feed: {
    url: string;
    user_agent: string | null;
    login_user: string | null;
    login_password: string | null;
  } | null;
};

export async function getPageToFetch(db: Database, id: number): Promise<PageToFetch> {
  const row = await db
    .selectFrom('articles')
    .leftJoin('feeds', 'feeds.id', 'articles.feed_id')
    .where('articles.id', '=', id)
    .select(['articles.url as url', 'feeds.url as feed_url'])
    .select(['feeds.user_agent', 'feeds.login_user', 'feeds.login_password'])
    .executeTakeFirst();
  if (!row) throw new AppError('not_found', 'There is no such article (any more).');
  const { url, feed_url: feedUrl, user_agent, login_user, login_password } = row;
  return {
    id,
    url,
    feed: feedUrl === null ? null : { url: feedUrl, user_agent, login_user, login_password },
  };
}

/** An article whose page is to be fetched without being asked for; times in epoch ms. */
export type WantedPage = { id: number; url: string | null; wantedAt: number };

/** More of one feed are not fetched by themselves: a list of everything that a site has is not news. */
const MOST_OF_A_FEED = 50;

/** Those that wait, the newest first. Those beyond the newest fifty of their feed are given up. */
export async function listWantedPages(db: Database): Promise<WantedPage[]> {
  const { rows } = await sql<WantedPage & { place: number }>`
    select articles.id, articles.url, full_wanted_at as "wantedAt",
      row_number() over (partition by articles.feed_id order by published_at desc, articles.id desc) as place
    from article_contents join articles on articles.id = article_contents.article_id
    where full_wanted_at is not null
    order by published_at desc, articles.id desc
  `.execute(db);
  const beyond = rows.filter(({ place }) => place > MOST_OF_A_FEED).map(({ id }) => id);
  if (beyond.length > 0) await giveUpPages(db, beyond);
  return rows.filter(({ place }) => place <= MOST_OF_A_FEED);
}

async function giveUpPages(db: Database, ids: readonly number[]): Promise<void> {
  await sql`
    update article_contents set full_wanted_at = null
    where article_id in (select value from json_each(${JSON.stringify(ids)}))
  `.execute(db);
}

/** Stores the article as its page has it. What was made from the other text goes: it is read again. */
export async function storeFullText(
  db: Database,
  id: number,
  { page, now }: { page: Extract<PageReading, { ok: true }>; now: number },
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await transaction
      .updateTable('article_contents')
      .set({
        ...{ full_html: page.html, full_text: page.text, full_fetched_at: now },
        ...{ full_failure: null, full_wanted_at: null },
      })
      .where('article_id', '=', id)
      .execute();
    const change = { word_count: page.wordCount, content_removed_at: null };
    await transaction.updateTable('articles').set(change).where('id', '=', id).execute();
    await transaction.deleteFrom('article_vectors').where('article_id', '=', id).execute();
  });
}

/** Notes why the page did not come. What came before stays. */
export async function storeFullTextFailure(db: Database, id: number, failure: string): Promise<void> {
  await db
    .updateTable('article_contents')
    .set({ full_failure: failure, full_wanted_at: null })
    .where('article_id', '=', id)
    .execute();
}
