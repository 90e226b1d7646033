import type { FeedCandidate } from '#shared/discovery.ts';
import type { Feed } from '#shared/feed.ts';
import { countOf } from '#web/features/feeds/changes/feed-words.ts';
import { describeSuccess } from '#web/features/feeds/table/table-words.ts';

const kinds: Record<FeedCandidate['kind'], string> = {
  rss: 'RSS',
  atom: 'Atom',
  rdf: 'RSS 1.0',
  json: 'JSON Feed',
};

/** What is known of a feed before it is added: "RSS · 20 articles · newest 3 h ago". */
export function describeCandidate(candidate: FeedCandidate, now: number): string {
  const { kind, item_count: count, newest_at: newest } = candidate;
  const age = newest === null ? '' : `newest ${describeSuccess(newest, now).replace('Just', 'just')}`;
  return [kinds[kind], count === 0 ? 'no articles now' : countOf(count, 'article'), age]
    .filter(Boolean)
    .join(' · ');
}

/** Over the choice: what was found, and what is asked. */
export function describeFound(candidates: FeedCandidate[], host: string): string {
  const fresh = candidates.filter(({ feed_id: id }) => id === null).length;
  const [only] = candidates;
  if (fresh === 0 && candidates.length === 1 && only) return `You have the feed of ${host} already.`;
  if (fresh === 0) return `You have all ${countOf(candidates.length, 'feed')} of ${host} already.`;
  if (candidates.length === 1) return `Found one feed at ${host}.`;
  return `Found ${countOf(candidates.length, 'feed')} at ${host}. Which do you want?`;
}

/** What came of it: "Added Local Paper: 24 articles". */
export function describeAddedFeeds(feeds: Feed[]): string {
  const [only] = feeds;
  const articles = feeds.reduce((sum, { article_count: count }) => sum + count, 0);
  const words = articles === 0 ? 'no articles yet' : countOf(articles, 'article');
  return `Added ${feeds.length === 1 && only ? only.title : countOf(feeds.length, 'feed')}: ${words}`;
}

/** While they are being added. `done` of them are. */
export function describeAdding(names: string[], done: number): string {
  const name = names[done] ?? '';
  return names.length === 1 ? `Adding ${name}…` : `Adding ${done + 1} of ${names.length}: ${name}…`;
}
