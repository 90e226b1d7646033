import { expect, test } from 'vitest';
import { storeArticles } from '#server/articles/store-articles.ts';
import { createEventBus } from '#server/events/bus.ts';
import { silentLogger } from '#server/platform/logger.ts';
import { cleanUpLater } from '#server/testing/clean-up.ts';
import { makeFakeClock } from '#server/testing/fake-clock.ts';
import { makeArticles } from '#server/testing/make-article.ts';
import { makeFeed } from '#server/testing/make-database.ts';
import { makeSearch } from '#server/testing/make-search.ts';
import { takeIndexStep } from './index-step.ts';
import { createIndexing } from './indexing.ts';
import type { SearchThread } from './search-thread.ts';

/** A running loop whose steps are taken here instead of in a thread. */
async function makeLoop() {
  const { db, index } = await makeSearch();
  const deps = { db, clock: makeFakeClock(), bus: createEventBus(silentLogger), logger: silentLogger };
  const feedId = await makeFeed(db, { title: 'Tidal Notes', now: deps.clock.now() });
  let steps = 0;
  let failures = 0;
  const ask = async () => {
    steps += 1;
    if (failures > 0) {
      failures -= 1;
      throw new Error('the disk is full');
    }
    return takeIndexStep(index, { recent: false });
  };
  const indexing = createIndexing(deps, { ask: ask as SearchThread['ask'] });
  cleanUpLater(indexing.stop);
  indexing.start();
  const store = async (count: number) => {
    const { added: ids } = await storeArticles(db, feedId, {
      articles: makeArticles(count),
      now: deps.clock.now(),
    });
    deps.bus.publish({ type: 'articles_added', feedId, ids });
    return ids;
  };
  return {
    ...{ ...deps, store, advance: deps.clock.advance, steps: () => steps },
    fail: (count: number) => {
      failures = count;
    },
    changes: async () => (await db.selectFrom('search_changes').select('seq').execute()).length,
  };
}

test('it begins some seconds after the start, and takes a step only where there is something to do', async () => {
  const { advance, steps, bus, store } = await makeLoop();
  await advance(2_000);
  expect(steps()).toBe(0);
  await advance(1_000);
  await expect.poll(steps).toBe(1);
  bus.publish({ type: 'articles_changed', ids: [1] });
  await advance(1_000);
  expect(steps(), 'a judgement changes no text').toBe(1);
  await store(30);
  await advance(1_000);
  await expect.poll(steps).toBe(4);
});

test('changes that were looked at are forgotten', async () => {
  const { advance, db, bus, store, changes } = await makeLoop();
  await store(3);
  await advance(3_000);
  await db.updateTable('articles').set({ title: 'Renamed' }).execute();
  expect(await changes()).toBe(3);
  bus.publish({ type: 'articles_changed', ids: [1, 2, 3] });
  await advance(1_000);
  await expect.poll(changes).toBe(0);
});

test('what failed is tried again a minute later', async () => {
  const { advance, steps, fail } = await makeLoop();
  fail(1);
  await advance(3_000);
  await expect.poll(steps).toBe(1);
  await advance(59_000);
  expect(steps()).toBe(1);
  await advance(1_000);
  await expect.poll(steps).toBe(2);
});
