import type { FeedParser } from '#server/feeds/threads/feed-parser.ts';
import { AppError } from '#shared/app-error.ts';
import type { FeedList, FeedListResult } from './feed-list.ts';

/** Reads a list that the owner gave us. Throws `invalid_request`, saying what it is instead. */
export async function listFromBytes(
  parser: Pick<FeedParser, 'readList'>,
  bytes: Uint8Array,
  contentType: string | null,
): Promise<FeedList> {
  const result = await parser.readList(bytes, contentType);
  if (!result.ok) throw noList(result);
  if (result.list.feeds.length > 0) return result.list;
  throw new AppError('invalid_request', 'There is no feed in this list.', {
    hint: 'Its outlines have no address of a feed (xmlUrl). Export it again from your feed reader.',
  });
}

function noList({ kind, detail }: Extract<FeedListResult, { ok: false }>): AppError {
  const hint = 'Choose an OPML file: most feed readers have an export of subscriptions that writes one.';
  if (kind === 'empty') return new AppError('invalid_request', 'This file is empty.', { hint });
  if (kind === 'too_slow_to_read') {
    return new AppError(
      'invalid_request',
      'This list is so large or so tangled that reading it took too long.',
      {
        hint: 'Export it again, in parts if your feed reader can do that.',
      },
    );
  }
  if (detail === 'a feed') {
    return new AppError('invalid_request', 'This is a feed itself, not a list of feeds.', {
      hint: 'Add its address as a feed.',
    });
  }
  const isDamaged = detail.includes('OPML');
  const message = isDamaged
    ? 'This list of feeds is damaged and cannot be read.'
    : `This is ${detail === 'html' ? 'a web page' : detail}, not a list of feeds (OPML).`;
  return new AppError('invalid_request', message, { hint });
}
