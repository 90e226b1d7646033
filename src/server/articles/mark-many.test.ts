import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AppEvent, createEventBus } from '#server/events/bus.ts';
import { admitArticles } from '#server/judging/queue/admit-articles.ts';
import { enqueueArticles } from '#server/judging/queue/job-queries.ts';
import { silentLogger } from '#server/platform/logger.ts';
import { makeFakeClock } from '#server/testing/fake-clock.ts';
import { findWrongCounters } from '#server/testing/find-wrong-counters.ts';
import { makeArticle, makeArticles } from '#server/testing/make-article.ts';
import { makeDatabase, makeFeed } from '#server/testing/make-database.ts';
import { insertBatch, markNextPart, takeForUndo, undoNextPart } from './mark-batch-queries.ts';
import { createManyMarks } from './mark-many.ts';
import { updateMarks } from './mark-queries.ts';
import { storeArticles } from './store-articles.ts';
import { listToMark } from './to-mark-queries.ts';

const HOUR = 3_600_000;

async function makeDesk(count: number) {
  const db = await makeDatabase();
  const clock = makeFakeClock();
  const bus = createEventBus(silentLogger);
  const heard: AppEvent[] = [];
  bus.subscribe((event) => heard.push(event));
  const deps = { db, bus, clock };
  const feedId = await makeFeed(db, { title: 'Tidal Notes', now: clock.now() });
  const bring = async (brought: number) =>
    (await storeArticles(db, feedId, { articles: makeArticles(brought), now: clock.now() })).added;
  const ids = await bring(count);
  const stored = () =>
    db
      .selectFrom('articles')
      .select(['id', 'state', 'rejudging', 'read_at', 'starred_at', 'listed_at'])
      .orderBy('id')
      .execute();
  const queue = () =>
    db.selectFrom('judging_jobs').select(['article_id', 'reason']).orderBy('article_id').execute();
  const marks = createManyMarks(deps);
  return { db, clock, heard, deps, feedId, ids, bring, stored, queue, marks };
}

test('many are marked at once and told of once, those that were read stay so, and all of it can be taken back once', async () => {
  const { db, clock, heard, deps, ids, stored, marks } = await makeDesk(1_000);
  const [first = 0] = ids;
  await updateMarks(db, first, { marks: { read: true }, now: 1 });
  await admitArticles(deps);
  const before = await stored();
  await clock.advance(HOUR);
  heard.splice(0);
  const { count, undo_token: token } = await marks.mark([...ids, ...ids, 4711]);
  expect(count).toBe(999);
  const after = await stored();
  expect(after.filter(({ read_at }) => read_at === clock.now())).toHaveLength(999);
  expect(after.find(({ id }) => id === first)).toMatchObject({ read_at: 1 });
  expect(heard.map(({ type }) => type)).toEqual(['articles_marked']);
  expect(await marks.undo(token ?? '')).toBe(999);
  await admitArticles(deps);
  expect(await stored()).toEqual(before);
  await expect(marks.undo(token ?? '')).rejects.toMatchObject({ code: 'cannot_undo' });
});

test('where nothing was unread there is nothing to take back', async () => {
  const { ids, marks } = await makeDesk(3);
  await marks.mark(ids);
  expect(await marks.mark(ids)).toEqual({ count: 0, undo_token: null });
  expect(await marks.mark([])).toEqual({ count: 0, undo_token: null });
  await expect(marks.undo('made up')).rejects.toMatchObject({ code: 'cannot_undo' });
});

test('marks can be taken back for a day, and the last hundred times', async () => {
  const { clock, ids, marks, db } = await makeDesk(102);
  const tokens: string[] = [];
  for (const id of ids) tokens.push((await marks.mark([id])).undo_token ?? '');
  await expect(marks.undo(tokens[1] ?? '')).rejects.toMatchObject({ code: 'cannot_undo' });
  expect(await marks.undo(tokens[2] ?? '')).toBe(1);
  await clock.advance(24 * HOUR);
  expect(await marks.undo(tokens[3] ?? '')).toBe(1);
  await clock.advance(1);
  await expect(marks.undo(tokens[4] ?? '')).rejects.toMatchObject({ code: 'cannot_undo' });
  await marks.mark(ids.slice(2, 3));
  expect(await db.selectFrom('mark_batches').select('id').execute()).toHaveLength(1);
  expect(await db.selectFrom('mark_batch_parts').select('part').execute()).toHaveLength(1);
});

test('what a crash leaves half marked, or half taken back, the next start finishes', async () => {
  const { db, clock, deps, ids, stored, marks } = await makeDesk(900);
  const before = await stored();
  const now = clock.now() + 1;
  const batch = await insertBatch(db, { ids, token: 'once', now });
  await markNextPart(db, batch);
  await marks.start();
  expect((await stored()).filter(({ read_at }) => read_at === now)).toHaveLength(900);
  const taken = await takeForUndo(db, { token: 'once', now });
  expect(taken).toEqual(batch);
  await undoNextPart(db, batch);
  const next = createManyMarks(deps);
  await next.start();
  await admitArticles(deps);
  await admitArticles(deps);
  expect((await stored()).map(({ read_at, listed_at }) => ({ read_at, listed_at }))).toEqual(
    before.map(({ read_at, listed_at }) => ({ read_at, listed_at })),
  );
  await expect(next.undo('once')).rejects.toMatchObject({ code: 'cannot_undo' });
});

test('a list is marked as far as it was listed: what came later, or came back later, stays unread', async () => {
  const { db, clock, feedId, ids, stored, marks } = await makeDesk(3);
  const [first = 0, second = 0, third = 0] = ids;
  const upTo = clock.now();
  await clock.advance(HOUR);
  const now = clock.now();
  await updateMarks(db, second, { marks: { read: true }, now });
  await updateMarks(db, second, { marks: { read: false }, now });
  await storeArticles(db, feedId, { articles: [makeArticle({ title: 'Later' })], now });
  const found = await listToMark(db, { view: 'unread', now, upTo, feedId });
  expect(found.toSorted()).toEqual([first, third].toSorted());
  await marks.mark(found);
  expect((await stored()).filter(({ read_at }) => read_at === null)).toHaveLength(2);
});

test('where a date is given, a list is marked as far as it was published before that very moment', async () => {
  const { db, clock, ids, feedId } = await makeDesk(4);
  const rows = await db.selectFrom('articles').select(['id', 'published_at']).execute();
  const dates = new Map(rows.map((row) => [row.id, row.published_at]));
  const now = clock.now();
  const found = (publishedBefore: number) =>
    listToMark(db, { view: 'unread', now, upTo: now, feedId, publishedBefore });
  // The first one is the newest.
  expect(await found(dates.get(ids[1] ?? 0) ?? 0)).toEqual(ids.slice(2));
  expect(await found((dates.get(ids[1] ?? 0) ?? 0) + 1)).toEqual(ids.slice(1));
  expect(await found(0)).toEqual([]);
});

/** What others do between marking and taking back, and what it leaves of an article. */
const hands = ['nothing', 'star', 'read again', 'unread', 'ask for a judgement', 'delete'] as const;
const history = fc.array(
  fc.record({
    before: fc.constantFrom('new', 'waiting', 'not queued', 'asked for', 'judged', 'read', 'blocked'),
    isMarked: fc.boolean(),
    hand: fc.constantFrom(...hands),
  }),
  { minLength: 1, maxLength: 12 },
);

test('marking and taking it back leaves everything as it was, but for what other hands did meanwhile', async () => {
  const { db, clock, deps, bring, stored, queue, marks } = await makeDesk(0);
  const property = fc.asyncProperty(history, async (fates) => {
    await db.deleteFrom('articles').execute();
    const ids = await bring(fates.length);
    const idOf = (index: number) => ids[index] ?? 0;
    const set = (id: number, columns: object) =>
      db.updateTable('articles').set(columns).where('id', '=', id).execute();
    await admitArticles(deps);
    for (const [index, { before }] of fates.entries()) {
      const id = idOf(index);
      if (before === 'new') await set(id, { state: 'new' });
      if (before !== 'waiting' && before !== 'asked for') {
        await db.deleteFrom('judging_jobs').where('article_id', '=', id).execute();
      }
      if (before === 'not queued') await set(id, { state: 'not_queued' });
      if (before === 'judged') await set(id, { state: 'judged', score: 50 });
      if (before === 'blocked') await set(id, { state: 'blocked', score: 50 });
      if (before === 'read') await set(id, { state: 'not_queued', read_at: 5 });
      if (before === 'asked for') await enqueueArticles(db, [id], { reason: 'by_hand', now: 0 });
    }
    const [first, queued] = [await stored(), await queue()];
    await clock.advance(HOUR);
    const marked = ids.filter((_, index) => fates[index]?.isMarked);
    const { undo_token: token } = await marks.mark(marked);
    await admitArticles(deps);
    await clock.advance(HOUR);
    for (const [index, { hand }] of fates.entries()) {
      const [id, now] = [idOf(index), clock.now()];
      const mark = (read: boolean) => updateMarks(db, id, { marks: { read }, now });
      if (hand === 'star') await updateMarks(db, id, { marks: { starred: true }, now });
      if (hand === 'unread' || hand === 'read again') await mark(false);
      if (hand === 'read again') await mark(true);
      if (hand === 'ask for a judgement') await enqueueArticles(db, [id], { reason: 'by_hand', now });
      if (hand === 'delete') await db.deleteFrom('articles').where('id', '=', id).execute();
    }
    if (token !== null) await marks.undo(token);
    await admitArticles(deps);

    const left = await stored();
    const untouched = ids.filter((_, index) => fates[index]?.hand === 'nothing');
    // Undecided ones have been decided about meanwhile: they wait, as they would have without the marks.
    const asBefore = first
      .filter(({ id }) => untouched.includes(id))
      .map((row) => (row.state === 'new' ? { ...row, state: 'waiting' } : row));
    expect(left.filter(({ id }) => untouched.includes(id))).toEqual(asBefore);
    const waited = queued.filter((job) => untouched.includes(job.article_id));
    expect(await queue()).toEqual(expect.arrayContaining(waited));
    for (const [index, { hand, before, isMarked }] of fates.entries()) {
      const row = left.find(({ id }) => id === idOf(index));
      const wasRead = before === 'read';
      if (hand === 'delete') expect(row).toBeUndefined();
      if (hand === 'star') expect(row).toMatchObject({ starred_at: clock.now() });
      if (hand === 'star') expect(row?.read_at).toBe(wasRead ? 5 : null);
      if (hand === 'read again') expect(row).toMatchObject({ read_at: clock.now() });
      if (hand === 'unread') expect(row).toMatchObject({ read_at: null });
      if (hand === 'unread' && isMarked) expect(row).toMatchObject({ listed_at: clock.now() });
    }
    expect(await findWrongCounters(db)).toEqual([]);
  });
  await fc.assert(property, { numRuns: 25 });
});
