import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { changeCategories } from '#server/categories/change-categories.ts';
import { mergeCategories } from '#server/categories/merge-categories.ts';
import { deleteCategories } from '#server/categories/remove-categories.ts';
import { updateWeight } from '#server/categories/tree-queries.ts';
import { addRescoring } from '#server/categories/work-queries.ts';
import { silentLogger } from '#server/platform/logger.ts';
import { type CategoryBench, makeCategories } from '#server/testing/make-categories.ts';
import { createRescoring } from './recompute-scores.ts';

/** As many copies of one judged article; written past the queries, which would take long. */
async function multiply({ db }: CategoryBench, id: number, count: number): Promise<void> {
  const numbers = JSON.stringify(Array.from({ length: count - 1 }, (_, index) => id + index + 1));
  await sql`
    insert into articles (id, feed_id, state, listed_at, external_id, title, published_at, fetched_at, excerpt, word_count, score)
    select value, feed_id, state, listed_at, 'copy-' || value, title, published_at, fetched_at, excerpt, word_count, score
    from articles, json_each(${numbers}) where articles.id = ${id}
  `.execute(db);
  await sql`
    insert into judgements (article_id, interest, quality, explanation, category_fingerprint, score_fingerprint, model,
      model_digest, prompt_version, by_quality_alone, judged_at, duration_ms, tokens_in, tokens_out, category_model)
    select value, interest, quality, explanation, category_fingerprint, score_fingerprint, model,
      model_digest, prompt_version, by_quality_alone, judged_at, duration_ms, tokens_in, tokens_out, category_model
    from judgements, json_each(${numbers}) where article_id = ${id}
  `.execute(db);
  await sql`
    insert into article_categories (article_id, category_id, position) select value, category_id, position
    from article_categories, json_each(${numbers}) where article_id = ${id}
  `.execute(db);
}
const MANY = 3_200;

const countIn = async ({ db }: CategoryBench, state: 'judged' | 'blocked') =>
  (
    await db
      .selectFrom('articles')
      .where('state', '=', state)
      .select((row) => row.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
  ).count;

test('a change on many articles goes in parts, between which others get their turn', async () => {
  const bench = await makeCategories();
  const one = await bench.add('One');
  await multiply(bench, await bench.judge({ categories: [one] }), MANY);
  let turns = 0;
  let timer: NodeJS.Immediate = setImmediate(function look() {
    turns += 1;
    timer = setImmediate(look);
  });
  expect(await changeCategories(bench, [one], { weight: 'block' })).toMatchObject({ rescored: MANY });
  clearImmediate(timer);
  expect(turns).toBeGreaterThanOrEqual(2);
  expect(await countIn(bench, 'blocked')).toBe(MANY);
  expect(bench.heard.map(({ type }) => type)).toEqual(['categories_changed']);
});

test('what a crash left undone in the middle is finished at the next start, and pages are told', async () => {
  const bench = await makeCategories();
  const one = await bench.add('One');
  await multiply(bench, await bench.judge({ categories: [one] }), MANY);
  await bench.db.transaction().execute(async (transaction) => {
    await updateWeight(transaction, [one], 'block');
    await addRescoring(transaction, [one]);
    await bench.rescoring.begin(transaction);
  });
  const begun = await countIn(bench, 'blocked');
  expect(begun).toBeGreaterThan(0);
  expect(begun).toBeLessThan(MANY);

  const next = createRescoring({ ...bench, logger: silentLogger });
  const told = new Promise<void>((resolve) => {
    bench.bus.subscribe(({ type }) => type === 'categories_changed' && resolve());
  });
  next.start();
  await told;
  expect(await countIn(bench, 'blocked')).toBe(MANY);
  await next.stop();
});

test('stopping ends it after the running part, and loses nothing', async () => {
  const bench = await makeCategories();
  const [one, into] = [await bench.add('One'), await bench.add('Into', { weight: 'block' })];
  await multiply(bench, await bench.judge({ categories: [one] }), MANY);
  const stopping = createRescoring({ ...bench, logger: silentLogger });
  await stopping.stop();
  await mergeCategories({ ...bench, rescoring: stopping }, { ids: [one], into });
  expect(await countIn(bench, 'blocked')).toBeLessThan(MANY);
  // The one that they were going into goes as well, before the rest has arrived.
  await deleteCategories({ ...bench, rescoring: stopping }, [into]);
  const { changed } = await bench.rescoring.finish();
  expect(changed.length).toBeGreaterThan(0);
  expect(await countIn(bench, 'judged')).toBe(MANY);
  const fingerprints = await bench.db
    .selectFrom('judgements')
    .select('category_fingerprint')
    .distinct()
    .execute();
  expect(fingerprints).toEqual([{ category_fingerprint: '' }]);
  expect(await bench.db.selectFrom('article_categories').selectAll().execute()).toEqual([]);
  expect(await bench.db.selectFrom('categories').selectAll().execute()).toEqual([]);
});
