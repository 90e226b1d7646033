import type { Locator, Page } from 'playwright-core';
import type { FeedRoute } from '#server/testing/feed-server/feed-script.ts';
import { makeRss } from '#server/testing/feed-server/make-feeds.ts';
import { makePng } from '#server/testing/make-images.ts';
import { makeArticleWithEverything, makeSilence } from './article-with-everything.ts';
import type { Journey } from './journey.ts';
import { openArticle } from './reader-steps.ts';

export const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

const png = (width: number, height: number) => ({ body: makePng(width, height), contentType: 'image/png' });

/** A recording as servers give it out: in the parts that are asked for, so that a player may go anywhere in it. */
function serveParts(whole: Buffer): FeedRoute {
  return ({ headers: { range } }) => {
    const from = Number(/^bytes=(\d+)-/.exec(range ?? '')?.[1] ?? 0);
    return {
      status: 206,
      headers: {
        'accept-ranges': 'bytes',
        'content-range': `bytes ${from}-${whole.length - 1}/${whole.length}`,
      },
      body: whole.subarray(from),
      contentType: 'audio/wav',
    };
  };
}

/** Serves and adds a feed with an article that has everything and two short ones; gives the first. */
export async function addTides({ feeds, api }: Pick<Journey, 'feeds' | 'api'>) {
  const tides = makeArticleWithEverything(feeds);
  const others = [
    { title: 'A short one', url: feeds.url('/short'), html: '<p>Two words.</p>' },
    { title: 'Another short one', url: feeds.url('/short-2'), html: '<p>Three words more.</p>' },
  ];
  feeds.set('/chart.png', png(1200, 700));
  feeds.set('/boat.png', png(640, 360));
  feeds.set('/mole.png', png(500, 800));
  feeds.set('/sign.png', png(20, 20));
  feeds.set('/tides.wav', serveParts(makeSilence(40)));
  const feed = { title: 'Harbour Notes', siteUrl: feeds.url('/'), language: 'en', items: [tides, ...others] };
  feeds.set('/feed', { body: makeRss(feed) });
  await api.addFeed(feeds.url('/feed'));
  return tides;
}

/** Opens an article in the list of all, where reading it takes nothing away. */
export async function openInAll(page: Page, title: string): Promise<Locator> {
  if (!page.url().includes('/all')) await page.goto('/all');
  return openArticle(page, title);
}

/** What scrolls when an article is read. */
export function paneOf(article: Locator): Locator {
  return article.locator('[data-article-scroll]');
}

/** What is needed here of the browser's elements; their types are not those of this side. */
type Shown = { scrollTop: number; ownerDocument: { activeElement: unknown } };

/** How far an element is scrolled down. */
export const scrolled = (element: unknown): number => (element as Shown).scrollTop;

export const hasFocus = (element: unknown): boolean =>
  (element as Shown).ownerDocument.activeElement === element;
