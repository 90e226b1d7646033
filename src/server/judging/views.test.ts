import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { readCounts } from '#server/articles/count-queries.ts';
import { listArticleIds } from '#server/articles/list-queries.ts';
import type { Database } from '#server/database/open.ts';
import { findWrongCounters } from '#server/testing/find-wrong-counters.ts';
import {
  makeReadingHistory,
  type ReadingHistory,
  type Step,
  type Story,
  stepKinds,
} from '#server/testing/reading-history.ts';
import { type View, viewSchema } from '#shared/page.ts';

/** The table of docs/notes/views.md, read line by line. */
function viewsOf(story: Story, tagIsBlocked: boolean): View[] {
  const { read, starred, result, low, recent, failed, waits } = story;
  const isBlocked = result === 'tagged' && tagIsBlocked;
  const isRejudged = result !== 'none' && waits !== 'no';
  const stands: Record<View, boolean> = {
    unread: !read && !isBlocked && !isRejudged,
    all: !isBlocked,
    starred,
    scoring: waits !== 'no',
    blocked: isBlocked,
    failed: failed && !isBlocked && waits === 'no',
    hidden: recent && (isBlocked || low),
  };
  return viewSchema.options.filter((view) => stands[view]);
}

const often = [
  'judge well',
  'judge tagged',
  'judge low',
  'judge badly',
  'judge by two',
  'judge again',
  're-evaluate',
  'crash while storing',
] as const;

/** Few articles that much happens to: the histories that matter are long ones of one article. */
const kind = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom(...stepKinds) },
  { weight: 2, arbitrary: fc.constantFrom(...often) },
);
const history: fc.Arbitrary<Step[]> = fc
  .array(fc.record({ kind, pick: fc.nat({ max: 7 }) }), { minLength: 15, maxLength: 30 })
  .map((rest) => [{ kind: 'store', pick: 0 }, ...rest]);

/** Histories that chance seldom makes. Of two articles that came together the second is judged first. */
const rare: Step['kind'][][] = [
  ['store', 'judge tagged', 'block the tag', 'judge again', 'judge badly', 'unblock the tag'],
  ['store', 'block the tag', 'judge tagged', 'judge again', 'unblock the tag', 'block the tag', 'judge well'],
  ['store', 'judge badly', 'judge again', 'judge tagged', 're-evaluate', 'block the tag', 'judge badly'],
  [
    'store',
    'judge by two',
    'never judge feed',
    'judge feed',
    'read',
    'unread',
    'judge by two',
    'judge by two',
  ],
];

const idsIn = ({ stories, isBlocked }: ReadingHistory, view: View) =>
  stories
    .flatMap((story) => (viewsOf(story, isBlocked()).includes(view) ? [story.id] : []))
    .sort((one, other) => one - other);

async function expectCounts(reading: ReadingHistory): Promise<void> {
  const expected = viewSchema.options.map((view) => [view, idsIn(reading, view).length]);
  expect(await readCounts(reading.db, reading.now())).toMatchObject(Object.fromEntries(expected));
}

async function expectLists(reading: ReadingHistory): Promise<void> {
  for (const view of viewSchema.options) {
    const { ids, total } = await listArticleIds(reading.db, { view, sort: 'best', now: reading.now() });
    const sorted = ids.toSorted((one, other) => one - other);
    expect({ view, ids: sorted, total }).toEqual({ view, ids: idsIn(reading, view), total: ids.length });
  }
}

/** What must never stand in the database, each as a question that has to find nothing. */
const contradictions: Record<string, string> = {
  'waits without a job': `select id from articles where (state = 'waiting' or rejudging = 1)
    and id not in (select article_id from judging_jobs)`,
  'a job, but does not wait': `select id from articles join judging_jobs on article_id = id
    where state <> 'waiting' and rejudging = 0`,
  'a score without a judgement, or the other way round': `select id from articles
    where (score is null) = (id in (select article_id from judgements))`,
  'categories without a judgement': `select article_id from article_categories
    where article_id not in (select article_id from judgements)`,
  'judged or blocked without a judgement': `select id from articles
    where state in ('judged', 'blocked') and id not in (select article_id from judgements)`,
  'never judged and yet with a judgement': `select id from articles
    where state in ('new', 'not_queued', 'waiting') and id in (select article_id from judgements)`,
  'kept for judging again without an old result': `select id from articles where rejudging = 1 and score is null`,
  'failed without a failure': `select id from articles
    where state = 'failed' and id not in (select article_id from judging_failures)`,
  'blocked by nothing': `select id from articles where (state = 'blocked') <> (blocked_by is not null)`,
  'a job by itself for a result that is there': `select id from articles join judging_jobs on article_id = id
    where reason = 'new' and score is not null`,
  'a job in nobody’s hands with a lease': 'select article_id from judging_jobs where lease_until is not null',
  'not decided about': `select id from articles where state = 'new'`,
  'a job whose place is neither its article’s estimate nor its date': `select id from articles
    join judging_jobs on article_id = id
    where judging_jobs.rank <> coalesce(estimate, 39.5 + published_at * 1e-13)`,
};

async function expectNoContradiction(db: Database): Promise<void> {
  const questions = Object.entries(contradictions).map(
    ([name, question]) => sql`select ${name} as name, count(*) as articles from (${sql.raw(question)})`,
  );
  const found = sql`select name from (${sql.join(questions, sql` union all `)}) where articles > 0`;
  expect((await found.execute(db)).rows).toEqual([]);
}

/** A judgement is whole: the category of the tagged ones is there, and the others carry none. */
async function expectWhole({ db, stories }: ReadingHistory): Promise<void> {
  const carriers = await db
    .selectFrom('article_categories')
    .select('article_id')
    .orderBy('article_id')
    .execute();
  const tagged = stories.filter(({ result }) => result === 'tagged').map(({ id }) => id);
  expect(carriers.map((row) => row.article_id)).toEqual(tagged.toSorted((one, other) => one - other));
}

test('whatever happens to articles, crashes at any write included, each stands exactly where the table of views says, in at least one view, whole, and counted as listed', async () => {
  const reading = await makeReadingHistory();
  await fc.assert(
    fc.asyncProperty(history, async (steps) => {
      await reading.clear();
      for (const step of steps) {
        await reading.take(step);
        await expectCounts(reading);
        await expectWhole(reading);
        await expectNoContradiction(reading.db);
        const { stories, isBlocked } = reading;
        expect(stories.filter((story) => viewsOf(story, isBlocked()).length === 0)).toEqual([]);
      }
      await expectLists(reading);
      expect(await findWrongCounters(reading.db)).toEqual([]);
    }),
    { numRuns: 25, examples: rare.map((kinds) => [kinds.map((kind) => ({ kind, pick: 1 }))]) },
  );
});
