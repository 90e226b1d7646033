import type { Article } from '#shared/article.ts';
import { goesOn, isHeardOrWatched, isShort } from '#shared/beginning.ts';

/** What is missing of an article's text, as far as one can tell from what the feed gave. */
export type Shortage = 'removed' | 'only_title' | 'goes_on' | 'short';

type Shown = Pick<
  Article,
  'url' | 'content_html' | 'content_removed_at' | 'summary' | 'word_count' | 'enclosures'
>;

/** Null where the text looks whole, and for what is heard or watched. */
export function findShortage(article: Shown): Shortage | null {
  const { url, content_html: html, summary, enclosures } = article;
  if (html === '' && article.content_removed_at !== null) return 'removed';
  if (isHeardOrWatched({ url, html, enclosures })) return null;
  if (html === '' && summary === null) return 'only_title';
  // Only the end decides, and no markup is that long.
  const end = (html === '' ? (summary ?? '') : html).slice(-4_000).replace(/<[^>]*>/g, '');
  if (goesOn(end)) return 'goes_on';
  return isShort(article.word_count) ? 'short' : null;
}
