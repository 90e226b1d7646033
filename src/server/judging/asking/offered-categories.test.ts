import { expect, test } from 'vitest';
import type { Database } from '#server/database/open.ts';
import { marker } from '#server/judging/prompts/templates.ts';
import { listChats } from '#server/testing/asked-chats.ts';
import { type FakeClock, makeFakeClock } from '#server/testing/fake-clock.ts';
import { makeArticle } from '#server/testing/make-article.ts';
import { type JudgingBench, makeJudging } from '#server/testing/make-judging.ts';

const DAY = 86_400_000;

/** So many more categories, which no article carries. */
async function addCategories(db: Database, count: number): Promise<void> {
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  const made = { parent_id: null, weight: null, hidden_at: null, seen_at: 1, created_by: 'owner' as const };
  const categories = numbers.map((number) => ({
    ...made,
    name: `Subject ${number}`,
    slug: `subject-${number}`,
  }));
  await db.insertInto('categories').values(categories).execute();
}

/** Lets every article carry the last twenty categories, which makes them the most used. */
async function carryTheLast(db: Database): Promise<void> {
  const last = await db.selectFrom('categories').select('id').orderBy('id', 'desc').limit(20).execute();
  const articles = await db.selectFrom('articles').select('id').execute();
  const carried = articles.flatMap((article) =>
    last.map(({ id }, index) => ({ article_id: article.id, category_id: id, position: 10 + index })),
  );
  await db.insertInto('article_categories').values(carried).execute();
}

const isIdle = (bench: JudgingBench) => async () => (await bench.judging.status()).state === 'idle';
const constantPart = (bench: JudgingBench, index: number) => {
  const messages = listChats(bench.ollama).at(index)?.messages ?? [];
  return messages
    .map(({ content }) => content)
    .join('\n')
    .split(marker)[0];
};
const offeredAt = (bench: JudgingBench, index: number) =>
  listChats(bench.ollama)
    .at(index)
    ?.prompt.categories.map(({ id }) => id) ?? [];

/** Adds one more article and waits until it is judged. */
async function judgeOne(bench: JudgingBench): Promise<void> {
  const title = `Article ${listChats(bench.ollama).length + 1}`;
  await bench.add([makeArticle({ title })]);
  await bench.until(isIdle(bench));
}

/** A bench with 500 categories and one judged article, after which others than those offered are used most. */
async function makeBench(): Promise<JudgingBench & { clock: FakeClock }> {
  const clock = makeFakeClock();
  const bench = await makeJudging({ clock });
  await addCategories(bench.db, 500);
  await judgeOne(bench);
  await carryTheLast(bench.db);
  return { ...bench, clock };
}

test('with 500 categories two articles in a row are asked about with the very same list, whatever is used meanwhile', async () => {
  const bench = await makeBench();
  await judgeOne(bench);
  expect(offeredAt(bench, 0)).toHaveLength(120);
  expect(constantPart(bench, 1)).toBe(constantPart(bench, 0));
});

test('once a day those that are used most are chosen anew', async () => {
  const bench = await makeBench();
  await bench.clock.advance(DAY);
  await judgeOne(bench);
  const names = (index: number) => listChats(bench.ollama)[index]?.prompt.categories.map(({ name }) => name);
  expect(names(0)).not.toContain('Subject 500');
  expect(names(1)).toEqual(expect.arrayContaining(['Subject 500', 'Subject 481']));
  expect(offeredAt(bench, 1)).toHaveLength(120);
});

test('a category that the owner gives a weight stands in the very next prompt, and one that is hidden in none', async () => {
  const bench = await makeBench();
  const [hidden = ''] = offeredAt(bench, 0).slice(-1);
  const change = (set: { weight: 'boost' } | { hidden_at: number }, id: number) =>
    bench.db.updateTable('categories').set(set).where('id', '=', id).execute();
  const unused = Number(hidden.slice(1)) + 200;
  await change({ weight: 'boost' }, unused);
  await change({ hidden_at: 1 }, Number(hidden.slice(1)));
  await judgeOne(bench);
  expect(offeredAt(bench, 1)).toHaveLength(120);
  expect(offeredAt(bench, 1)).toContain(`c${unused}`);
  expect(offeredAt(bench, 1)).not.toContain(hidden);
});
