import type { Database } from '#server/database/open.ts';
import { listFeeds } from '#server/feeds/shown-feed-queries.ts';
import type { Finding } from './finding.ts';

/** Of failing feeds, how many are named. */
const NAMED = 5;

/** How many feeds there are, and which of them fail. `now` in epoch ms. */
export async function checkFeeds(db: Database, now: number): Promise<Finding> {
  const feeds = await listFeeds(db, now);
  const failing = feeds.filter((feed) => feed.failure !== null && !feed.paused);
  const count = feeds.length === 1 ? '1 feed' : `${feeds.length.toLocaleString('en')} feeds`;
  if (feeds.length === 0) {
    return { state: 'weak', text: 'There are no feeds yet.', cure: 'Add some on the page.' };
  }
  if (failing.length === 0) return { state: 'good', text: `${count}, none of them failing.` };
  const names = failing.slice(0, NAMED).map((feed) => feed.title);
  const more = failing.length > NAMED ? ` and ${failing.length - NAMED} more` : '';
  return {
    state: failing.length === feeds.length ? 'broken' : 'weak',
    text: `${count}, ${failing.length} of them failing: ${names.join(', ')}${more}.`,
    cure: 'Settings → Feeds says why for each. When all fail, look at the network of this machine.',
  };
}
