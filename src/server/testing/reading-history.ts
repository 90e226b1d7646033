import { sql } from 'kysely';
import { markArticle } from '#server/articles/mark-article.ts';
import { storeArticles } from '#server/articles/store-articles.ts';
import { changeCategories } from '#server/categories/change-categories.ts';
import { loadConfig } from '#server/config/load.ts';
import type { Database } from '#server/database/open.ts';
import { createEventBus } from '#server/events/bus.ts';
import { changeFeed } from '#server/feeds/change-feed.ts';
import { removeFeed } from '#server/feeds/remove-feed.ts';
import { admitArticles } from '#server/judging/queue/admit-articles.ts';
import { claimJob } from '#server/judging/queue/claim-queries.ts';
import { releaseAllJobs } from '#server/judging/queue/job-queries.ts';
import { type JudgeOutcome, judgeArticle } from '#server/judging/queue/judge-article.ts';
import { judgeAgain } from '#server/judging/re-evaluate/judge-again.ts';
import { reEvaluate } from '#server/judging/re-evaluate/re-evaluate.ts';
import { createRescoring } from '#server/judging/scores/recompute-scores.ts';
import { readLimits } from '#server/judging/start-judging.ts';
import { silentLogger } from '#server/platform/logger.ts';
import { allLanes } from './all-lanes.ts';
import { makeFakeClock } from './fake-clock.ts';
import { judgementWrites } from './judgement-writes.ts';
import { makeAnsweringClient, makeInstalledModel, type SaidAnswer } from './make-answering-client.ts';
import { makeArticle } from './make-article.ts';
import { makeDatabase, makeFeed } from './make-database.ts';

/** What an article went through, as a person would say it. */
export type Story = {
  id: number;
  /** 0 once its feed is gone. */
  feed: number;
  read: boolean;
  starred: boolean;
  /** `tagged`: the model put it into the one category whose weight changes. */
  result: 'none' | 'plain' | 'tagged';
  /** Its score is below the middle tier. */
  low: boolean;
  /** It entered Unread within the last day. */
  recent: boolean;
  /** The last try failed. */
  failed: boolean;
  /** It stands in the queue: by itself, or because the owner asked for it or for all. */
  waits: 'no' | 'by itself' | 'on request';
};

export const stepKinds = [
  'store',
  'judge well',
  'judge tagged',
  'judge low',
  'judge badly',
  'judge by two',
  'crash while asking',
  'crash while storing',
  'judge again',
  're-evaluate',
  'block the tag',
  'unblock the tag',
  'read',
  'unread',
  'star',
  'unstar',
  'never judge feed',
  'judge feed',
  'delete feed',
  'a day passes',
] as const;
export type Step = { kind: (typeof stepKinds)[number]; pick: number };

/** The product's own functions beside the story that a person would tell of them; a test holds both together. */
export type ReadingHistory = {
  db: Database;
  /** In epoch ms. */
  now: () => number;
  stories: Story[];
  /** Whether the tag is blocked now. */
  isBlocked: () => boolean;
  take: (step: Step) => Promise<void>;
  /** Forgets everything, for the next history. */
  clear: () => Promise<void>;
};

const config = loadConfig({});
const limits = readLimits(config);
const model = makeInstalledModel();
const other = makeInstalledModel({ name: 'llama3.2:3b', digest: 'b'.repeat(64) });
const alone = { categorization: model, scoring: model };
const together = { categorization: model, scoring: other };

const DAY = 86_400_000;

export async function makeReadingHistory(): Promise<ReadingHistory> {
  const db = await makeDatabase();
  const clock = makeFakeClock();
  const bus = createEventBus(silentLogger);
  const rescoring = createRescoring({ db, bus, clock, logger: silentLogger });
  const pace = { refreshMinutes: null, minMinutes: 15 };
  const deps = { db, clock, bus, pace, wake: () => undefined, rescoring };
  const tag = await db
    .selectFrom('categories')
    .select('id')
    .where('slug', '=', 'sport')
    .executeTakeFirstOrThrow();
  const stories: Story[] = [];
  const neverJudged = new Set<number>();
  let isBlocked = false;
  let stored = 0;

  const store = async (pick: number) => {
    const known = stories.find((story) => story.feed !== 0 && pick % 2 === 0);
    const feed = known?.feed ?? (await makeFeed(db, { title: `Feed ${stored}`, now: clock.now() }));
    const articles = [0, 1].map(() => makeArticle({ title: `Article ${stored++}` }));
    const { added } = await storeArticles(db, feed, { articles, now: clock.now() });
    const waits = neverJudged.has(feed) ? 'no' : 'by itself';
    const marks = { read: false, starred: false };
    const fresh = { feed, ...marks, result: 'none', low: false, recent: true, failed: false, waits } as const;
    stories.push(...added.map((id) => ({ ...fresh, id })));
  };

  /** Takes the next job as a worker does; the story of its article, undefined where nothing waits. */
  const claim = async () => {
    const now = clock.now();
    const job = await claimJob(db, { now, leaseUntil: now + 1, lanes: allLanes });
    const story = stories.find(({ id }) => id === job?.articleId);
    if ((story !== undefined) !== stories.some(({ waits }) => waits !== 'no')) {
      throw new Error('What waits and what can be taken are not the same.');
    }
    if (!job || !story) return undefined;
    const ask = (said: Partial<SaidAnswer>, models = alone): Promise<JudgeOutcome> => {
      const { signal } = new AbortController();
      return judgeArticle({ ...deps, client: makeAnsweringClient(() => said), limits }, job, {
        models,
        signal,
      });
    };
    return { story, ask };
  };

  const conclude = (story: Story, end: Story['result'] | 'failed', isLow = false) => {
    // One that was judged before enters Unread anew.
    if (story.result !== 'none') story.recent = true;
    story.waits = 'no';
    story.failed = end === 'failed';
    if (end === 'failed') return;
    story.result = end;
    story.low = isLow;
  };

  /** A process that ends leaves its leases behind; the next one takes them back. */
  const crash = () => releaseAllJobs(db);

  const crashWhileStoring = async (pick: number) => {
    const claimed = await claim();
    const write = sql.raw(judgementWrites[pick % judgementWrites.length] ?? '');
    await sql`create trigger crash before ${write} begin select raise(abort, 'crash'); end`.execute(db);
    const outcome = await claimed?.ask({ categories: [`c${tag.id}`] }).catch(() => 'crashed');
    await sql`drop trigger crash`.execute(db);
    // Not every judgement makes every write.
    if (claimed && outcome !== 'crashed') conclude(claimed.story, 'tagged');
    await crash();
  };

  const weigh = async (blocked: boolean) => {
    await changeCategories(deps, [tag.id], { weight: blocked ? 'block' : 'inherit' });
    for (const story of stories) {
      if (isBlocked && !blocked && story.result === 'tagged') story.recent = true;
    }
    isBlocked = blocked;
  };

  const judgeAllAgain = async () => {
    const readiness = { findModels: async () => ({ models: alone }) };
    const options = { ...deps, readiness, config: config.ollama, limits, concurrency: 1 };
    await reEvaluate(options, { force: true, dryRun: false });
    for (const story of stories) {
      if (!story.read && story.waits === 'no' && (story.result !== 'none' || story.failed)) {
        story.waits = 'on request';
      }
    }
  };

  /** Steps that need no article of their own. */
  const queueSteps: Partial<Record<Step['kind'], (pick: number) => Promise<void>>> = {
    store,
    're-evaluate': judgeAllAgain,
    'block the tag': () => weigh(true),
    'unblock the tag': () => weigh(false),
    'crash while asking': async () => {
      await claim();
      await crash();
    },
    'crash while storing': crashWhileStoring,
    'judge well': async () => {
      const claimed = await claim();
      await claimed?.ask({});
      if (claimed) conclude(claimed.story, 'plain');
    },
    'judge tagged': async () => {
      const claimed = await claim();
      await claimed?.ask({ categories: [`c${tag.id}`] });
      if (claimed) conclude(claimed.story, 'tagged');
    },
    'judge low': async () => {
      const claimed = await claim();
      await claimed?.ask({ interest: 2, quality: 2 });
      if (claimed) conclude(claimed.story, 'plain', true);
    },
    'a day passes': async () => {
      await clock.advance(DAY);
      for (const story of stories) story.recent = false;
    },
    'judge badly': async () => {
      const claimed = await claim();
      await claimed?.ask({ interest: 99 });
      if (claimed) conclude(claimed.story, 'failed');
    },
    // The first of two models only leaves a note on the job; who finishes it knows what that said.
    'judge by two': async () => {
      const claimed = await claim();
      const outcome = await claimed?.ask({}, together);
      if (claimed && outcome?.kind === 'judged') conclude(claimed.story, 'plain');
    },
  };

  const withdraw = (feed: number) => {
    for (const story of stories) {
      if (story.feed === feed && story.waits === 'by itself') story.waits = 'no';
    }
  };

  const articleSteps: Partial<Record<Step['kind'], (story: Story) => Promise<void>>> = {
    'judge again': async (story) => {
      await judgeAgain(deps, story.id);
      story.waits = 'on request';
    },
    read: async (story) => {
      await markArticle(deps, story.id, { read: true });
      if (story.waits === 'by itself') story.waits = 'no';
      story.read = true;
    },
    unread: async (story) => {
      await markArticle(deps, story.id, { read: false });
      const { read, waits, result, failed, feed } = story;
      // It comes back to the queue if it never got its judgement.
      const isOffered = read && waits === 'no' && result === 'none' && !failed;
      if (isOffered && !neverJudged.has(feed)) story.waits = 'by itself';
      if (read) story.recent = true;
      story.read = false;
    },
    star: async (story) => {
      await markArticle(deps, story.id, { starred: true });
      story.starred = true;
    },
    unstar: async (story) => {
      await markArticle(deps, story.id, { starred: false });
      story.starred = false;
    },
    'never judge feed': async ({ feed }) => {
      if (feed === 0) return;
      await changeFeed(deps, feed, { never_judge: true });
      neverJudged.add(feed);
      withdraw(feed);
    },
    'judge feed': async ({ feed }) => {
      if (feed === 0) return;
      await changeFeed(deps, feed, { never_judge: false });
      neverJudged.delete(feed);
    },
    'delete feed': async ({ feed }) => {
      if (feed === 0) return;
      await removeFeed(deps, feed);
      for (const story of stories.splice(0)) {
        if (story.feed !== feed) stories.push(story);
        else if (story.starred) stories.push({ ...story, feed: 0 });
      }
    },
  };

  return {
    db,
    now: clock.now,
    stories,
    isBlocked: () => isBlocked,
    take: async ({ kind, pick }) => {
      const story = stories[pick % Math.max(1, stories.length)];
      await queueSteps[kind]?.(pick);
      if (story) await articleSteps[kind]?.(story);
      await admitArticles(deps);
    },
    clear: async () => {
      await db.deleteFrom('articles').execute();
      await db.deleteFrom('feeds').execute();
      stories.splice(0);
      neverJudged.clear();
      if (isBlocked) await weigh(false);
    },
  };
}
