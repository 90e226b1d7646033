import { sql } from 'kysely';

/** The text that an article is judged and estimated by: its page's where that was fetched, else the feed's. */
export const articleText = sql<string>`coalesce(article_contents.full_text, article_contents.text)`;

/** Tells whether that text is still the one that something was made from. */
export const articleTextHash = sql<string>`(
  article_contents.hash || coalesce('/' || article_contents.full_fetched_at, '')
)`;
