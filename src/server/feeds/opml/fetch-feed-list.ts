import { parseFeedAddress } from '#server/feeds/feed-address.ts';
import type { FeedParser } from '#server/feeds/threads/feed-parser.ts';
import { failureWords } from '#server/fetching/failure-words.ts';
import type { Fetcher } from '#server/fetching/fetcher.ts';
import { AppError } from '#shared/app-error.ts';
import type { FeedList } from './feed-list.ts';
import { listFromBytes } from './list-from-bytes.ts';

const listTypes = 'text/x-opml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5';

/**
 * Fetches a list of feeds, behind the same guard as any feed; the source is its address without a login.
 * Throws `feed_failed` or `invalid_request`.
 */
export async function fetchFeedList(
  { fetcher, parser }: { fetcher: Pick<Fetcher, 'fetch'>; parser: Pick<FeedParser, 'readList'> },
  typed: string,
): Promise<{ source: string; list: FeedList }> {
  const { url, login } = parseFeedAddress(typed);
  const result = await fetcher.fetch({ url, login, accept: listTypes });
  switch (result.outcome) {
    case 'fetched':
      return { source: url, list: await listFromBytes(parser, result.bytes, result.contentType) };
    case 'unchanged':
    case 'cancelled':
      throw new AppError('feed_failed', 'Fetching this list was interrupted.', { hint: 'Try again.' });
    default: {
      const { kind, detail, finalUrl } = result;
      const { text, hint } = failureWords(kind, { url: finalUrl, detail, isKept: false });
      throw new AppError('feed_failed', text, { hint, details: { kind } });
    }
  }
}
