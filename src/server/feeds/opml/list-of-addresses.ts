import { parseFeedAddress } from '#server/feeds/feed-address.ts';
import type { FeedsToImport } from '#shared/feed-import.ts';
import type { FeedList } from './feed-list.ts';

/** The same list as an OPML file with these feeds would be. Throws `invalid_request`. */
export function listOfAddresses(feeds: FeedsToImport['feeds']): FeedList {
  const seen = new Set<string>();
  const listed = feeds.map(({ url: typed, title = null, folder = null }) => {
    const { url, login } = parseFeedAddress(typed);
    const repeats = seen.has(url);
    seen.add(url);
    return { url, login, title, folder, repeats, options: {} };
  });
  const folders = new Set(listed.map(({ folder }) => folder).filter((folder) => folder !== null));
  return { feeds: listed, folders: [...folders], leftOut: 0 };
}
