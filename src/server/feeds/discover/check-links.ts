import { urlKey } from '#server/articles/url-key.ts';
import type { Ask, AskedFeed, AskedPage, AskFailure } from './ask-address.ts';
import { type FeedRank, rankFeed } from './feed-rank.ts';
import type { PageLink } from './page-links.ts';

/** A feed that was found and read. */
export type FoundFeed = AskedFeed & {
  /** What the page calls it. */
  linkTitle: string;
  rank: FeedRank;
};

export type CheckedLinks = {
  /** Best first. */
  found: FoundFeed[];
  /** Why the others are none, in their order. */
  failures: AskFailure[];
  /** Those among the others that are pages. */
  pages: AskedPage[];
};

/** Links that are asked at most; of a page with more, these are the best. */
const mostAsked = 12;
const askedAtOnce = 4;

/**
 * Asks which of a page's links are feeds. The order of the links is kept, but parts of a site stand after
 * its whole and comments at the end; of feeds with the same items only the first is kept.
 */
export async function checkLinks(ask: Ask, links: PageLink[], pageUrl: string): Promise<CheckedLinks> {
  const asked = links
    .map((link) => ({ link, rank: rankFeed(link.url, [link.title], pageUrl) }))
    .sort((one, other) => one.rank - other.rank)
    .slice(0, mostAsked);
  const answers = await inParallel(asked, ({ link }) => ask(link.url));
  const found: FoundFeed[] = [];
  const failures: AskFailure[] = [];
  const pages: AskedPage[] = [];
  for (const [index, answer] of answers.entries()) {
    const title = asked[index]?.link.title ?? '';
    if (answer.outcome === 'page') pages.push(answer);
    if (answer.outcome !== 'feed') failures.push(answer.failure);
    else {
      const rank = rankFeed(answer.asked, [title, answer.feed.title], pageUrl);
      found.push({ ...answer, linkTitle: title, rank });
    }
  }
  found.sort((one, other) => one.rank - other.rank);
  return { found: withoutTwins(found), failures, pages };
}

/** So much more text must a feed have than another of the same items to be worth a choice. */
const muchMore = 1.5;

function withoutTwins(found: FoundFeed[]): FoundFeed[] {
  const kept: FoundFeed[] = [];
  for (const { feed, finalUrl, ...rest } of found) {
    const hasTwin = kept.some(
      (other) =>
        keyOf(other.finalUrl) === keyOf(finalUrl) ||
        (feed.sameness !== null &&
          feed.sameness === other.feed.sameness &&
          feed.size <= other.feed.size * muchMore),
    );
    if (!hasTwin) kept.push({ feed, finalUrl, ...rest });
  }
  return kept;
}

/** An address without what makes no difference to which feed it is: scheme, `www.`, a slash at the end. */
export function keyOf(url: string): string {
  return urlKey(url) ?? URL.parse(url)?.host.replace(/^www\./, '') ?? url;
}

async function inParallel<Item, Result>(
  items: Item[],
  run: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const waiting = items.entries();
  const work = async () => {
    for (const [index, item] of waiting) results[index] = await run(item);
  };
  await Promise.all(Array.from({ length: askedAtOnce }, work));
  return results;
}
