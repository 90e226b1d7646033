import { makeFeedDocuments } from './made-feeds.ts';

export const FEEDS = 1_000;
export const HOSTS = 200;
/** In each document. */
const ARTICLES = 20;

/** The documents as they are in the beginning; in every later round each has one article more at its top. */
export function makeDocuments(): string[] {
  return makeFeedDocuments({ feeds: FEEDS, articles: ARTICLES });
}

/** A document in a round: one more article in each, the newest first. */
export function documentInRound(document: string, { feed, round }: { feed: number; round: number }): string {
  const start = document.indexOf('<item>');
  const items = Array.from({ length: round }, (_, index) => {
    const name = `${feed + 1}-${round - index}`;
    return `<item><title>News ${name}</title><guid>news-${name}</guid><link>https://feed-${feed + 1}.example/news/${name}</link><description>What is new in ${name}.</description></item>`;
  });
  return document.slice(0, start) + items.join('') + document.slice(start);
}
