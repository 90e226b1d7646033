import { expect, test } from 'vitest';
import { storeArticles } from '#server/articles/store-articles.ts';
import { loadConfig } from '#server/config/load.ts';
import { readLimits } from '#server/judging/start-judging.ts';
import { makeFakeClock } from '#server/testing/fake-clock.ts';
import { makeArticles } from '#server/testing/make-article.ts';
import { makeDatabase, makeFeed } from '#server/testing/make-database.ts';
import { enqueueArticles, stageCategories } from './job-queries.ts';
import type { RunState } from './slot.ts';
import { findNextArticle, followPhase, takeJob } from './take-job.ts';

const staged = {
  ...{ categoryIds: [], proposedCategory: null, fingerprint: 'now', askedAt: 1 },
  ...{ tokensIn: 1, tokensOut: 1, durationMs: 1 },
};

/** Sixty articles of all three reasons, by estimates in no order; `separate`: two models judge. */
async function makeQueue(separate: boolean) {
  const [db, clock] = [await makeDatabase(), makeFakeClock()];
  const now = clock.now();
  const feedId = await makeFeed(db, { title: 'Tidal Notes', now });
  const { added } = await storeArticles(db, feedId, { articles: makeArticles(60), now });
  for (const [index, id] of added.entries()) {
    const estimate = (index * 37) % 101;
    await db.updateTable('articles').set({ estimate }).where('id', '=', id).execute();
    const reason = index % 12 === 0 ? 'by_hand' : index % 3 === 0 ? 're-evaluate' : 'new';
    await enqueueArticles(db, [id], {
      reason,
      now: now + ((index * 17) % 60),
      stages: index % 5 ? 'both' : 'score',
    });
  }
  const run: RunState = {
    state: { current: new Set(), standstill: null },
    turns: { by_hand: 0, 're-evaluate': 0, new: 0 },
    looks: 0,
    failures: null,
    phase: { kind: 'begin', count: 0 },
  };
  const deps = { db, clock, limits: readLimits(loadConfig({})) };
  const finish = async (articleId: number, isBegun: boolean) =>
    separate && isBegun
      ? stageCategories(db, articleId, staged)
      : db.deleteFrom('judging_jobs').where('article_id', '=', articleId).execute();
  /** Takes one and ends it; what was said to be next is asked for before it ends and before the next is taken. */
  const step = async () => {
    const said = await findNextArticle(deps, run);
    const job = await takeJob(deps, run);
    if (!job) return undefined;
    followPhase(run, job, separate);
    const during = await findNextArticle(deps, run);
    await finish(job.articleId, job.staged === null && job.stages === 'both');
    return { said, taken: job.articleId, during };
  };
  return { step };
}

test.each([
  ['one model', false],
  ['two models', true],
])('with %s the article that is said to be next is the one that is taken', async (_, separate) => {
  const { step } = await makeQueue(separate);
  const steps = [];
  for (let done = await step(); done; done = await step()) steps.push(done);
  expect(steps.length).toBeGreaterThanOrEqual(60);
  expect(steps.map(({ said }) => said)).toEqual(steps.map(({ taken }) => taken));
  // And it is known while the one before it is still being judged.
  expect(steps.slice(0, -1).map(({ during }) => during)).toEqual(steps.slice(1).map(({ taken }) => taken));
});
