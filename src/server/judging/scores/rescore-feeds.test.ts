import { expect, test, vi } from 'vitest';
import { storeArticles } from '#server/articles/store-articles.ts';
import { changeFeed } from '#server/feeds/change-feed.ts';
import { removeFeed } from '#server/feeds/remove-feed.ts';
import { silentLogger } from '#server/platform/logger.ts';
import { cleanUpLater } from '#server/testing/clean-up.ts';
import { makeArticle } from '#server/testing/make-article.ts';
import { makeCategories } from '#server/testing/make-categories.ts';
import { makeFeed } from '#server/testing/make-database.ts';
import { makeUntil } from '#server/testing/until-event.ts';
import { createFeedRescoring } from './rescore-feeds.ts';
import { rescoreArticles } from './rescore-queries.ts';

const pace = { refreshMinutes: null, minMinutes: 15 };

/** One judged article of a blocked category in a feed. */
async function makeBlocked() {
  const bench = await makeCategories();
  const { db, bus, clock, heard } = bench;
  const blocking = await bench.add('Sport', { weight: 'block' });
  const id = await bench.judge({ categories: [blocking] });
  const rescoring = createFeedRescoring({ db, bus, clock, logger: silentLogger });
  rescoring.start();
  cleanUpLater(rescoring.stop);
  const stored = () =>
    db
      .selectFrom('articles')
      .select(['feed_id', 'state', 'blocked_by', 'listed_at', 'title', 'url'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
  const { feed_id: feedId, ...article } = await stored();
  const alwaysShow = (feed: number, wish: boolean) =>
    changeFeed({ db, bus, clock, pace }, feed, { always_show: wish });
  const until = makeUntil((listener) => bus.subscribe(listener));
  const becomes = (state: string) => until(async () => (await stored()).state === state);
  const share = async (feed: number) => {
    const copy = makeArticle({ externalId: 'copy', title: article.title, url: article.url });
    await storeArticles(db, feed, { articles: [copy], now: clock.now() });
    bus.publish({ type: 'feeds_changed', ids: [feed] });
  };
  const other = await makeFeed(db, { title: 'Link Log', now: clock.now() });
  const isDone = async () =>
    (await db.selectFrom('feeds').select('id').where('rescore_due', '>', 0).execute()).length === 0;
  return {
    ...{ ...bench, rescoring, heard, id, blocking, other, feedId: feedId ?? 0 },
    ...{ stored, alwaysShow, becomes, share, isDone },
  };
}

test('what a category hides of a feed is shown once the feed is always shown, and hidden again after that', async () => {
  const { id, feedId, blocking, clock, heard, stored, alwaysShow, becomes } = await makeBlocked();
  expect(await stored()).toMatchObject({ state: 'blocked', blocked_by: blocking });
  await clock.advance(60_000);
  await alwaysShow(feedId, true);
  await becomes('judged');
  expect(await stored()).toMatchObject({ blocked_by: null, listed_at: clock.now() });
  expect(heard).toContainEqual({ type: 'articles_changed', ids: [id] });
  await alwaysShow(feedId, false);
  await becomes('blocked');
  expect(await stored()).toMatchObject({ blocked_by: blocking });
});

test('a wish that a crash cut short is fulfilled by the next start', async () => {
  const { feedId, rescoring, stored, alwaysShow, db, bus, clock, becomes } = await makeBlocked();
  await rescoring.stop();
  await alwaysShow(feedId, true);
  expect(await stored()).toMatchObject({ state: 'blocked' });
  const next = createFeedRescoring({ db, bus, clock, logger: silentLogger });
  cleanUpLater(next.stop);
  next.start();
  await becomes('judged');
});

test('an always shown feed shows what it only carries beside another, until it goes', async () => {
  const { db, bus, other, alwaysShow, share, becomes } = await makeBlocked();
  await alwaysShow(other, true);
  await share(other);
  await becomes('judged');
  await removeFeed({ db, bus }, other);
  await becomes('blocked');
});

test('a feed that shares an article takes the mark along when its own feed goes', async () => {
  const { db, bus, feedId, other, stored, alwaysShow, share, becomes } = await makeBlocked();
  await alwaysShow(feedId, true);
  await becomes('judged');
  await share(other);
  await removeFeed({ db, bus }, feedId);
  await becomes('blocked');
  expect(await stored()).toMatchObject({ feed_id: other });
});

test('a category that begins to block leaves the articles of an always shown feed alone', async () => {
  const { db, clock, feedId, id, stored, alwaysShow, becomes } = await makeBlocked();
  await alwaysShow(feedId, true);
  await becomes('judged');
  expect(await rescoreArticles(db, [id], clock.now())).toEqual([]);
  expect(await stored()).toMatchObject({ state: 'judged', blocked_by: null });
});

test('a feed is looked through once for each wish, and a wish that comes meanwhile is not lost', async () => {
  const { feedId, stored, alwaysShow, isDone } = await makeBlocked();
  await Promise.all([true, false, true, false, true].map((wish) => alwaysShow(feedId, wish)));
  await vi.waitFor(async () => expect(await isDone()).toBe(true));
  expect(await stored()).toMatchObject({ state: 'judged' });
});
