import fc from 'fast-check';
import { expect, test } from 'vitest';
import { listArticleIds, readCounts } from '#server/articles/list-queries.ts';
import { markArticle } from '#server/articles/mark-article.ts';
import { storeArticles } from '#server/articles/store-articles.ts';
import { createEventBus } from '#server/events/bus.ts';
import { removeFeed } from '#server/feeds/remove-feed.ts';
import { silentLogger } from '#server/platform/logger.ts';
import { makeFakeClock } from '#server/testing/fake-clock.ts';
import { makeAnsweringClient, makeInstalledModel } from '#server/testing/make-answering-client.ts';
import { makeArticle } from '#server/testing/make-article.ts';
import { makeDatabase, makeFeed } from '#server/testing/make-database.ts';
import { type View, viewSchema } from '#shared/page.ts';
import { admitArticles } from './admit-articles.ts';
import { claimJob } from './job-queries.ts';
import { judgeAgain } from './judge-again.ts';
import { judgeArticle } from './judge-article.ts';
import { reEvaluate } from './re-evaluate.ts';

/** What an article went through, as a person would say it. */
type Story = {
  id: number;
  feed: number;
  read: boolean;
  starred: boolean;
  result: 'none' | 'good' | 'blocked';
  /** The last try failed. */
  failed: boolean;
  /** It stands in the queue: by itself, or because the owner asked for it or for all. */
  waits: 'no' | 'by itself' | 'on request';
};

/** The table of docs/notes/views.md, read line by line. */
function viewsOf({ read, starred, result, failed, waits }: Story): View[] {
  const isBlocked = result === 'blocked';
  const isRejudged = result !== 'none' && waits !== 'no';
  const stands: Record<View, boolean> = {
    unread: !read && !isBlocked && !isRejudged,
    all: !isBlocked,
    starred,
    scoring: waits !== 'no',
    blocked: isBlocked,
    failed: failed && !isBlocked && waits === 'no',
  };
  return viewSchema.options.filter((view) => stands[view]);
}

const steps = [
  'store',
  'judge well',
  'judge badly',
  'judge blocked',
  'judge again',
  're-evaluate',
  'read',
  'unread',
  'star',
  'unstar',
  'delete feed',
] as const;
type Step = { kind: (typeof steps)[number]; pick: number };

const often = ['judge well', 'judge badly', 'judge blocked', 'judge again', 're-evaluate'] as const;

/** Few articles that much happens to: the histories that matter are long ones of one article. */
const kind = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom(...steps) },
  { weight: 2, arbitrary: fc.constantFrom(...often) },
);
const history: fc.Arbitrary<Step[]> = fc
  .array(fc.record({ kind, pick: fc.nat({ max: 3 }) }), { minLength: 15, maxLength: 30 })
  .map((rest) => [{ kind: 'store', pick: 0 }, ...rest]);

const limits = {
  thinking: 'auto' as const,
  contextLength: 4_096,
  keepAlive: '10m',
  firstTokenTimeout: 1_000,
  idleTimeout: 1_000,
  totalTimeout: 1_000,
};

async function makeReader() {
  const db = await makeDatabase();
  const clock = makeFakeClock();
  const deps = { db, clock, bus: createEventBus(silentLogger), wake: () => undefined };
  const model = makeInstalledModel();
  const models = { categorization: model, scoring: model };
  const { id: blocked } = await db
    .insertInto('categories')
    .values({
      name: 'Blocked',
      slug: 'blocked',
      parent_id: null,
      weight: 'block',
      hidden_at: null,
      seen_at: 0,
      created_by: 'owner',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const answers = {
    'judge well': {},
    'judge badly': { interest: 99 },
    'judge blocked': { categories: [`c${blocked}`] },
  };
  let stored = 0;

  const store = async (stories: Story[], pick: number) => {
    const known = stories.find((story) => story.feed !== 0 && pick % 2 === 0);
    const feedId = known?.feed ?? (await makeFeed(db, { title: `Feed ${stored}`, now: clock.now() }));
    const articles = [0, 1].map(() => makeArticle({ title: `Article ${stored++}` }));
    const { added } = await storeArticles(db, feedId, { articles, now: clock.now() });
    const fresh = {
      feed: feedId,
      read: false,
      starred: false,
      result: 'none',
      failed: false,
      waits: 'by itself',
    } as const;
    stories.push(...added.map((id) => ({ ...fresh, id })));
  };

  const judge = async (stories: Story[], kind: keyof typeof answers) => {
    const now = clock.now();
    const job = await claimJob(db, { now, leaseUntil: now + 1, order: 'newest', prefer: 'begin' });
    const story = stories.find(({ id }) => id === job?.articleId);
    expect(story !== undefined).toBe(stories.some(({ waits }) => waits !== 'no'));
    if (!job || !story) return;
    const client = makeAnsweringClient(() => answers[kind]);
    const judged = { models, signal: new AbortController().signal };
    await judgeArticle({ ...deps, client, limits }, job, judged);
    story.waits = 'no';
    story.failed = kind === 'judge badly';
    if (kind !== 'judge badly') story.result = kind === 'judge blocked' ? 'blocked' : 'good';
  };

  const judgeAllAgain = async (stories: Story[]) => {
    const readiness = { findModels: async () => ({ models }) };
    const options = { ...deps, readiness, contextLength: limits.contextLength, concurrency: 1 };
    const { queued } = await reEvaluate(options, { force: true, dryRun: false });
    const again = stories.filter(
      ({ read, result, failed, waits }) => !read && waits === 'no' && (result !== 'none' || failed),
    );
    expect(queued).toBe(again.length);
    for (const story of again) story.waits = 'on request';
  };

  const touch = async (stories: Story[], story: Story, kind: Step['kind']) => {
    switch (kind) {
      case 'judge again':
        await judgeAgain(deps, story.id);
        story.waits = 'on request';
        return;
      case 'read':
        await markArticle(deps, story.id, { read: true });
        if (story.waits === 'by itself') story.waits = 'no';
        story.read = true;
        return;
      case 'unread':
        await markArticle(deps, story.id, { read: false });
        // It comes back to the queue if it never got its judgement.
        if (story.read && story.waits === 'no' && story.result === 'none' && !story.failed)
          story.waits = 'by itself';
        story.read = false;
        return;
      case 'star':
      case 'unstar':
        await markArticle(deps, story.id, { starred: kind === 'star' });
        story.starred = kind === 'star';
        return;
      case 'delete feed':
        if (story.feed === 0) return;
        await removeFeed(deps, story.feed);
        for (const other of stories.splice(0).filter(({ feed, starred }) => feed !== story.feed || starred)) {
          stories.push(other.feed === story.feed ? { ...other, feed: 0 } : other);
        }
    }
  };

  return {
    db,
    clear: () => db.deleteFrom('articles').execute(),
    take: async (stories: Story[], { kind, pick }: Step) => {
      const story = stories[pick % Math.max(1, stories.length)];
      if (kind === 'store') await store(stories, pick);
      else if (kind === 're-evaluate') await judgeAllAgain(stories);
      else if (kind === 'judge well' || kind === 'judge badly' || kind === 'judge blocked')
        await judge(stories, kind);
      else if (story) await touch(stories, story, kind);
      await admitArticles(deps);
    },
  };
}

const idsIn = (stories: Story[], view: View) =>
  stories
    .flatMap((story) => (viewsOf(story).includes(view) ? [story.id] : []))
    .sort((one, other) => one - other);

test('whatever happens to articles, each stands exactly where the table of views says, in at least one view, and the counts are those of the lists', async () => {
  const reader = await makeReader();
  await fc.assert(
    fc.asyncProperty(history, async (taken) => {
      await reader.clear();
      const stories: Story[] = [];
      for (const one of taken) {
        await reader.take(stories, one);
        const expected = viewSchema.options.map((view) => [view, idsIn(stories, view).length]);
        expect(await readCounts(reader.db)).toMatchObject(Object.fromEntries(expected));
        expect(stories.filter((story) => viewsOf(story).length === 0)).toEqual([]);
      }
      for (const view of viewSchema.options) {
        const { ids, total } = await listArticleIds(reader.db, { view, sort: 'best' });
        const sorted = ids.toSorted((one, other) => one - other);
        expect({ view, ids: sorted, total }).toEqual({ view, ids: idsIn(stories, view), total: ids.length });
      }
    }),
    { numRuns: 40 },
  );
});
