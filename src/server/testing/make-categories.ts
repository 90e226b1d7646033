import { storeArticles } from '#server/articles/store-articles.ts';
import { findCategoryRefs } from '#server/categories/category-queries.ts';
import type { CategoryDeps } from '#server/categories/change-tree.ts';
import { insertCategory, type NewCategoryRow } from '#server/categories/tree-queries.ts';
import type { Database } from '#server/database/open.ts';
import { type AppEvent, createEventBus } from '#server/events/bus.ts';
import { storeJudgement } from '#server/judging/scores/judgement-queries.ts';
import { createRescoring } from '#server/judging/scores/recompute-scores.ts';
import { computeScore } from '#server/judging/scores/score.ts';
import { silentLogger } from '#server/platform/logger.ts';
import { type FakeClock, makeFakeClock } from './fake-clock.ts';
import { makeArticle } from './make-article.ts';
import { makeDatabase, makeFeed } from './make-database.ts';

export type JudgedArticle = { interest?: number; quality?: number; categories?: number[] };

/** The rooms that change categories and scores, on a real database without the neutral tree. */
export type CategoryBench = CategoryDeps & {
  clock: FakeClock;
  heard: AppEvent[];
  /** Adds a category past all rules; returns its id. */
  add: (name: string, category?: Partial<NewCategoryRow>) => Promise<number>;
  /** An article with a stored judgement; returns its id. */
  judge: (article?: JudgedArticle) => Promise<number>;
};

export async function makeCategories(): Promise<CategoryBench> {
  const db = await makeDatabase();
  const clock = makeFakeClock();
  const bus = createEventBus(silentLogger);
  const heard: AppEvent[] = [];
  bus.subscribe((event) => heard.push(event));
  await db.updateTable('categories').set({ parent_id: null }).execute();
  await db.deleteFrom('categories').execute();
  const feedId = await makeFeed(db, { title: 'Tidal Notes', now: clock.now() });
  let stored = 0;
  return {
    db,
    bus,
    clock,
    heard,
    rescoring: createRescoring({ db, bus, clock, logger: silentLogger }),
    add: (name, category = {}) =>
      insertCategory(db, {
        name,
        slug: name.toLowerCase().replaceAll(' ', '-'),
        parentId: null,
        weight: 'inherit',
        createdBy: 'owner',
        seenAt: 0,
        ...category,
      }),
    judge: async (article = {}) => {
      const articles = [makeArticle({ title: `Article ${++stored}` })];
      const { added } = await storeArticles(db, feedId, { articles, now: clock.now() });
      const id = added[0] ?? 0;
      await storeJudged(db, id, { ...article, now: clock.now() });
      return id;
    },
  };
}

/** Stores a judgement of an article, with the score that the formula gives. */
async function storeJudged(
  db: Database,
  articleId: number,
  { interest = 8, quality = 6, categories: ids = [], now }: JudgedArticle & { now: number },
): Promise<void> {
  const categories = await findCategoryRefs(db, ids);
  await storeJudgement(db, articleId, {
    categories,
    score: computeScore({ interest, quality, categories, hasInterests: true }),
    record: {
      interest,
      quality,
      explanation: 'Because it is about that.',
      categoryFingerprint: 'categories of today',
      scoreFingerprint: 'score of today',
      model: 'granite4.1:3b',
      modelDigest: 'a'.repeat(64),
      categoryModel: 'granite4.1:3b',
      promptVersion: 1,
      byQualityAlone: false,
      judgedAt: now,
      stages: 'both',
      durationMs: 20,
      tokensIn: 900,
      tokensOut: 70,
    },
  });
}
