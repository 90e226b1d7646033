import { expect, test } from 'vitest';
import { storeArticles } from '#server/articles/store-articles.ts';
import type { CategoryDeps } from '#server/categories/change-tree.ts';
import { mergeCategories } from '#server/categories/merge-categories.ts';
import { deleteCategories } from '#server/categories/remove-categories.ts';
import { updateCategory } from '#server/categories/update-category.ts';
import { loadConfig } from '#server/config/load.ts';
import { createEventBus } from '#server/events/bus.ts';
import { claimJob } from '#server/judging/queue/claim-queries.ts';
import { enqueueArticles } from '#server/judging/queue/job-queries.ts';
import { createRescoring } from '#server/judging/scores/recompute-scores.ts';
import { readLimits } from '#server/judging/start-judging.ts';
import { silentLogger } from '#server/platform/logger.ts';
import { allLanes } from '#server/testing/all-lanes.ts';
import { makeFakeClock } from '#server/testing/fake-clock.ts';
import { makeAnsweringClient, makeInstalledModel } from '#server/testing/make-answering-client.ts';
import { makeArticle } from '#server/testing/make-article.ts';
import { makeDatabase, makeFeed } from '#server/testing/make-database.ts';
import { judgeArticle } from './judge-article.ts';

const model = makeInstalledModel();
const second = makeInstalledModel({ name: 'llama3.2:3b', digest: 'b'.repeat(64) });
const alone = { categorization: model, scoring: model };
const together = { categorization: model, scoring: second };

/** One queued article. */
async function makeDesk() {
  const db = await makeDatabase();
  const clock = makeFakeClock();
  const bus = createEventBus(silentLogger);
  const deps: CategoryDeps = {
    db,
    bus,
    clock,
    rescoring: createRescoring({ db, bus, clock, logger: silentLogger }),
  };
  const feedId = await makeFeed(db, { title: 'Tidal Notes', now: clock.now() });
  const { added } = await storeArticles(db, feedId, { articles: [makeArticle()], now: clock.now() });
  await enqueueArticles(db, added, { reason: 'new', now: clock.now() });
  const limits = readLimits(loadConfig({}));
  return {
    deps,
    clock,
    category: async (slug: string) =>
      (await db.selectFrom('categories').select('id').where('slug', '=', slug).executeTakeFirstOrThrow()).id,
    /** The model names these; `meanwhile` is done before it answers. */
    ask: async (named: number[], meanwhile = async () => {}, models = alone) => {
      const now = clock.now();
      const job = await claimJob(db, { now, leaseUntil: now + 1, lanes: allLanes });
      if (!job) throw new Error('Nothing is queued.');
      const client = makeAnsweringClient(async () => {
        await clock.advance(1_000);
        await meanwhile();
        return { categories: named.map((id) => `c${id}`) };
      });
      await judgeArticle({ db, clock, client, limits }, job, {
        models,
        signal: new AbortController().signal,
      });
    },
    /** Whether the stored categories were made with something else than today's. */
    isStale: async () => {
      const made = db.selectFrom('judgements').select('category_fingerprint as fingerprint');
      return (await made.executeTakeFirstOrThrow()).fingerprint === '';
    },
  };
}

const rename = async (deps: CategoryDeps, id: number) => {
  await updateCategory(deps, id, { name: 'Archives' });
};
const remove = async (deps: CategoryDeps, id: number) => {
  await deleteCategories(deps, [id]);
};
const changes = [
  ['renamed', rename],
  ['deleted', remove],
] as const;

test.each(changes)(
  'a category that is %s while a model thinks of it makes the answer stale',
  async (_, change) => {
    const { deps, category, ask, isStale } = await makeDesk();
    const id = await category('databases');
    await ask([id], () => change(deps, id));
    expect(await isStale()).toBe(true);
  },
);

test.each(changes)(
  'a category that is %s between two models makes the answer stale that named it',
  async (_, change) => {
    const { deps, clock, category, ask, isStale } = await makeDesk();
    const id = await category('databases');
    await ask([id], undefined, together);
    await change(deps, id);
    await clock.advance(1_000);
    await ask([], undefined, together);
    expect(await isStale()).toBe(true);
  },
);

test('changes of other categories, or of one before it was asked about, or a merge, leave an answer good', async () => {
  const { deps, clock, category, ask, isStale } = await makeDesk();
  const [named, merged, into] = [
    await category('databases'),
    await category('security'),
    await category('technology'),
  ];
  await rename(deps, named);
  await clock.advance(1_000);
  await ask([named, merged], async () => {
    await remove(deps, await category('music'));
    await mergeCategories(deps, { ids: [merged], into });
  });
  expect(await isStale()).toBe(false);
});
