import type { FeedsToImport, StarterSet } from '#shared/feed-import.ts';

export type Topic = StarterSet['topics'][number];

/** Addresses of what can be picked in a topic: feeds that are there already cannot. */
export function newOnes(topic: Topic, known: ReadonlySet<string>): string[] {
  return topic.feeds.map(({ url }) => url).filter((url) => !known.has(url));
}

/** Whether all of a topic is picked, some of it, or nothing. */
export function stateOfTopic(urls: string[], picked: ReadonlySet<string>): 'all' | 'some' | 'none' {
  const count = urls.filter((url) => picked.has(url)).length;
  if (count === 0) return 'none';
  return count === urls.length ? 'all' : 'some';
}

/** Picks one, or puts it back. */
export function togglePick(picked: ReadonlySet<string>, url: string): ReadonlySet<string> {
  const after = new Set(picked);
  if (!after.delete(url)) after.add(url);
  return after;
}

/** Picks all of a topic; when all of them are picked, none. */
export function toggleTopic(picked: ReadonlySet<string>, urls: string[]): ReadonlySet<string> {
  const after = new Set(picked);
  const all = stateOfTopic(urls, picked) === 'all';
  for (const url of urls) {
    if (all) after.delete(url);
    else after.add(url);
  }
  return after;
}

/** What is sent: the picked feeds in the order shown, in folders named after their topics where that is wanted. */
export function importOf(
  { topics }: StarterSet,
  picked: ReadonlySet<string>,
  byTopic: boolean,
): FeedsToImport {
  return {
    source: 'Starter set',
    feeds: topics.flatMap(({ name, feeds }) =>
      feeds
        .filter(({ url }) => picked.has(url))
        .map(({ url, title }) => ({ url, title, ...(byTopic ? { folder: name } : {}) })),
    ),
  };
}
