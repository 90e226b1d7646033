import { cleanUpLater } from '#server/testing/clean-up.ts';
import type { FeedRoute, FeedScript } from './feed-script.ts';
import { type MadeFeed, makeRss } from './make-feeds.ts';
import { type FeedServer, startFeedServer } from './start-feed-server.ts';

/** A page with this in it. */
export const html = (body: string, more: FeedScript = {}): FeedScript => ({
  body: `<!doctype html><title>Tidal Notes</title>${body}`,
  contentType: 'text/html',
  ...more,
});

/** How a page declares a feed. */
export const link = (href: string, title = '', type = 'application/rss+xml') =>
  `<link rel="alternate" type="${type}" title="${title}" href="${href}">`;

/** A feed with three items, which no feed of another name has. */
export const waves = (title: string): MadeFeed => ({
  title,
  siteUrl: 'https://tidal.example/',
  items: [1, 2, 3].map((number) => ({
    title: `${title} ${number}`,
    url: `https://tidal.example/${encodeURIComponent(title)}/${number}`,
    html: `<p>The ${number}. wave.</p>`,
    publishedAt: Date.UTC(2026, 0, 20 - number),
  })),
});
export const rss = (title: string): FeedScript => ({ body: makeRss(waves(title)) });

/** A site on a server of its own, until the test or the file ends. */
export async function startSite(routes: Record<string, FeedRoute>): Promise<FeedServer> {
  const site = await startFeedServer(routes);
  cleanUpLater(site.stop);
  return site;
}
