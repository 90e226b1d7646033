import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Database } from '#server/database/open.ts';
import { deleteFeedRows, updateFeed } from '#server/feeds/feed-queries.ts';
import { findWrongCounters } from '#server/testing/find-wrong-counters.ts';
import { makeArticle } from '#server/testing/make-article.ts';
import { makeDatabase, makeFeed } from '#server/testing/make-database.ts';
import { viewSchema } from '#shared/page.ts';
import { readCounts } from './count-queries.ts';
import { listArticleIds } from './list-queries.ts';
import { updateMarks } from './mark-queries.ts';
import { noteListed } from './removed-queries.ts';
import { countDue } from './retention-queries.ts';
import { runRetention } from './run-retention.ts';
import { storeArticles } from './store-articles.ts';

const DAY = 86_400_000;
const kinds = [
  ...[
    'publish',
    'publish',
    'refresh',
    'refresh',
    'read',
    'read',
    'read',
    'time passes',
    'time passes',
    'run',
    'run',
  ],
  ...[
    'unread',
    'star',
    'unstar',
    'vote',
    'ask for judgement',
    'judge',
    'change item',
    'own days',
    'delete feed',
  ],
] as const;
type Step = { kind: (typeof kinds)[number]; pick: number };
const steps = fc.array(fc.record({ kind: fc.constantFrom(...kinds), pick: fc.nat({ max: 999 }) }), {
  minLength: 20,
  maxLength: 60,
});

type Item = { externalId: string; url: string; text: string };
/** A feed whose document lists all that it ever brought. */
type Feed = { id: number; items: Item[] };

/** A reader's life with two feeds that share some of their articles. `never` names what must never be there again. */
async function makeLife(db: Database) {
  for (const table of ['articles', 'feeds', 'feedback', 'removed_articles'] as const) {
    await db.deleteFrom(table).execute();
  }
  let now = Date.UTC(2026, 0, 1);
  let count = 0;
  let votes = 0;
  const never = new Set<string>();
  const feeds: Feed[] = [];
  const subscribe = async () => {
    count += 1;
    feeds.push({ id: await makeFeed(db, { title: `Feed ${count}`, now }), items: [] });
  };
  await subscribe();
  await subscribe();

  const publish = (feed: Feed, pick: number) => {
    count += 1;
    const item = {
      externalId: `item ${count}`,
      url: `https://site.example/${count}`,
      text: `Text ${count}.`,
    };
    feed.items.push(item);
    const other = feeds.find(({ id }) => id !== feed.id);
    if (pick % 3 === 0) other?.items.push({ ...item, externalId: `also ${count}` });
  };
  const refresh = async ({ id, items }: Feed) => {
    const articles = items.map((item) =>
      makeArticle({ title: item.text, html: `<p>${item.text}</p>`, ...item }),
    );
    await storeArticles(db, id, { articles, now });
    await noteListed(db, id, { externalIds: items.map(({ externalId }) => externalId), now });
  };
  const run = async (days: number | null) => {
    const before = await readShelf(db);
    const due = await countDue(db, { days, now });
    const removed = await runRetention(db, { days, now, signal: new AbortController().signal });
    expect({ articles: removed.articles.length, contents: removed.contents.length }).toEqual(due);
    for (const article of before) {
      if (!removed.articles.includes(article.id) && !removed.contents.includes(article.id)) continue;
      expect(article).toMatchObject({ starred_at: null, job: null });
      expect(now - (article.read_at ?? now)).toBeGreaterThanOrEqual(DAY);
      if (removed.articles.includes(article.id)) for (const name of article.names) never.add(name);
    }
  };
  const changes: Record<Step['kind'], (pick: number, feed: Feed, id: number) => unknown> = {
    publish: (pick, feed) => publish(feed, pick),
    refresh: async () => {
      for (const feed of feeds) await refresh(feed);
    },
    read: async (pick) => {
      for (const { id } of await readShelf(db)) {
        if (id % 3 !== pick % 3) await updateMarks(db, id, { marks: { read: true }, now });
      }
    },
    unread: (_, __, id) => updateMarks(db, id, { marks: { read: false }, now }),
    star: (_, __, id) => updateMarks(db, id, { marks: { starred: true }, now }),
    unstar: (_, __, id) => updateMarks(db, id, { marks: { starred: false }, now }),
    'time passes': (pick) => {
      now += (1 + (pick % 100)) * DAY;
    },
    run: (pick) => run([null, 1, 10, 40][pick % 4] ?? null),
    'change item': (pick, { items }) => {
      const item = items[pick % Math.max(1, items.length)];
      if (item) item.text += ` And ${pick} words more.`;
    },
    'own days': (pick, feed) =>
      updateFeed(db, feed.id, { retention_days: [null, 0, 5, 200][pick % 4] ?? null }),
    'ask for judgement': async (_, __, id) => {
      const job = { article_id: id, reason: 'by_hand', stages: 'both', enqueued_at: now } as const;
      await db
        .insertInto('judging_jobs')
        .values(job)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      await db.updateTable('articles').set({ state: 'waiting' }).where('id', '=', id).execute();
    },
    judge: async (_, __, id) => {
      await db.deleteFrom('judging_jobs').where('article_id', '=', id).execute();
      await db.updateTable('articles').set({ state: 'judged', score: 50 }).where('id', '=', id).execute();
    },
    vote: async (_, __, id) => {
      const vote = {
        article_id: id,
        verdict: 'more',
        voted_at: now,
        title: '',
        url: null,
        feed_title: '',
      } as const;
      const rest = { excerpt: '', words: null, codes: null, embedding: null, embedding_digest: null };
      const row = { ...vote, ...rest };
      const stored = await db
        .insertInto('feedback')
        .values(row)
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      votes += Number(stored.numInsertedOrUpdatedRows);
    },
    'delete feed': async (_, feed) => {
      feeds.splice(feeds.indexOf(feed), 1);
      await deleteFeedRows(db, { id: feed.id, title: 'Gone' });
      for (const name of never) if (name.startsWith(`${feed.id}/`)) never.delete(name);
      await subscribe();
    },
  };
  const needArticle = ['unread', 'star', 'unstar', 'vote', 'ask for judgement', 'judge'];
  const take = async ({ kind, pick }: Step) => {
    const shelf = await readShelf(db);
    const feed = feeds[pick % feeds.length];
    const article = shelf[pick % Math.max(1, shelf.length)];
    if (!feed || (needArticle.includes(kind) && !article)) return;
    await changes[kind](pick, feed, article?.id ?? 0);
  };
  return { take, never, votes: () => votes, now: () => now };
}

/** All articles with what they are called in the feeds that carry them. */
async function readShelf(db: Database) {
  const articles = await db
    .selectFrom('articles')
    .innerJoin('article_contents', 'article_contents.article_id', 'articles.id')
    .leftJoin('judging_jobs', 'judging_jobs.article_id', 'articles.id')
    .select(['articles.id', 'feed_id', 'external_id', 'read_at', 'starred_at', 'content_removed_at'])
    .select(['html', 'text', 'judging_jobs.article_id as job'])
    .orderBy('articles.id')
    .execute();
  const others = await db.selectFrom('article_duplicates').selectAll().execute();
  return articles.map((article) => ({
    ...article,
    names: [article, ...others.filter((other) => other.article_id === article.id)].map(
      ({ feed_id, external_id }) => `${feed_id}/${external_id}`,
    ),
  }));
}

test('whatever happens, nothing unread or starred goes, nothing that went comes back, and counts are the lists', async () => {
  const db = await makeDatabase();
  await fc.assert(
    fc.asyncProperty(steps, async (history) => {
      const life = await makeLife(db);
      for (const step of history) {
        const kept = (await readShelf(db)).filter(
          ({ read_at, starred_at }) => read_at === null || starred_at,
        );
        await life.take(step);
        const shelf = await readShelf(db);
        const ids = new Set(shelf.map(({ id }) => id));
        if (step.kind !== 'delete feed') expect(kept.filter(({ id }) => !ids.has(id))).toEqual([]);
        expect(shelf.flatMap(({ names }) => names).filter((name) => life.never.has(name))).toEqual([]);
        for (const { html, text, content_removed_at } of shelf) {
          expect([html === '', text === '']).toEqual([
            content_removed_at !== null,
            content_removed_at !== null,
          ]);
        }
      }
      const { count } = await db
        .selectFrom('feedback')
        .select((feedback) => feedback.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow();
      expect(count).toBe(life.votes());
      expect(await findWrongCounters(db)).toEqual([]);
      const now = life.now();
      const counts = await readCounts(db, now);
      for (const view of viewSchema.options) {
        const { ids, total } = await listArticleIds(db, { view, sort: 'newest', now });
        expect([total, ids.length]).toEqual([counts[view], counts[view]]);
      }
    }),
    { numRuns: 60 },
  );
}, 60_000);
