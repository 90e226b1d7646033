import { goesOn, isHeardOrWatched, isShort } from '#shared/beginning.ts';
import type { IncomingArticle } from './incoming-article.ts';

/** Whether the pages of a feed's articles are fetched; `automatic`: where the feed gives only a beginning. */
export type FullTextMode = 'off' | 'on' | 'automatic';

type FullTextItem = {
  article: Pick<IncomingArticle, 'url' | 'text' | 'html' | 'wordCount' | 'publishedAt' | 'enclosures'>;
  now: number;
};

/** What was published earlier is hardly read any more, in milliseconds: as in the queue of judging. */
const OLDEST = 14 * 24 * 3_600_000;

/** Whether an item's page is to be fetched without being asked for. What is heard or watched has no text there. */
export function wantsFullText(mode: FullTextMode, { article, now }: FullTextItem): boolean {
  if (mode === 'off' || article.url === null || isHeardOrWatched(article)) return false;
  if (now - (article.publishedAt ?? now) > OLDEST) return false;
  return mode === 'on' || isShort(article.wordCount) || goesOn(article.text);
}
