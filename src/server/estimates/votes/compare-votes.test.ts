import { expect, test } from 'vitest';
import { storeArticles } from '#server/articles/store-articles.ts';
import { storeArticleVectors } from '#server/estimates/embedding/embedding-queries.ts';
import type { LearnOrder } from '#server/estimates/learning/learn.ts';
import { makeArticles } from '#server/testing/make-article.ts';
import { makeDatabase, makeFeed } from '#server/testing/make-database.ts';
import { compareVotes } from './compare-votes.ts';
import { storeVote } from './feedback-queries.ts';

test('the spread of an embedding model is taken from all articles that it read, not from the few voted on', async () => {
  const db = await makeDatabase();
  const feedId = await makeFeed(db, { title: 'Tidal Notes', now: 0 });
  const { added } = await storeArticles(db, feedId, { articles: makeArticles(20), now: 0 });
  const contents = await db.selectFrom('article_contents').select(['article_id', 'hash']).execute();
  const rows = contents.map(({ article_id: id, hash }) => ({ id, hash, vector: new Int8Array([1, 2, 3]) }));
  await storeArticleVectors(db, 'd1', rows);
  await storeVote(db, added[0] ?? 0, { verdict: 'more', now: 0 });
  const orders: LearnOrder[] = [];
  const estimator = {
    learn: async (order: LearnOrder) => {
      orders.push(order);
      return undefined;
    },
    estimate: async () => [],
  };
  const phrases = new Map([['Tides', new Int8Array([3, 2, 1])]]);
  const embedding = { embedPhrases: async () => ({ model: 'other', digest: 'd1', phrases }) };
  const compared = await compareVotes(
    { db, estimator, embedding },
    { interests: 'Tides', antiInterests: '' },
  );
  expect(compared).toHaveLength(1);
  expect(orders[0]?.embedding?.sample).toHaveLength(20);
});
