import { sql } from 'kysely';
import type { SearchDatabase } from '#server/database/search-file.ts';

/** The texts of articles as they are shown, by id. */
export async function readTexts(db: SearchDatabase, ids: readonly number[]) {
  const { rows } = await sql<{ id: number; text: string }>`
    select articles.id, coalesce(full_text, nullif(text, ''), excerpt) as text
    from articles join article_contents on article_id = articles.id
    where articles.id in (select value from json_each(${JSON.stringify(ids)}))
  `.execute(db);
  return rows;
}

/** An article in a suggestion. */
export type SuggestedRow = {
  id: number;
  title: string;
  feed_id: number | null;
  feed_title: string;
  published_at: number;
  score: number | null;
  estimate: number | null;
  read_at: number | null;
};

export async function readSuggested(db: SearchDatabase, ids: readonly number[]): Promise<SuggestedRow[]> {
  const { rows } = await sql<SuggestedRow>`
    select articles.id, articles.title, articles.feed_id, published_at, score, estimate, read_at,
      coalesce(feeds.custom_title, feeds.title, articles.gone_feed_title, '') as feed_title
    from json_each(${JSON.stringify(ids)}) as wanted
    cross join articles on articles.id = wanted.value
    left join feeds on feeds.id = articles.feed_id
    order by wanted.key
  `.execute(db);
  return rows;
}
