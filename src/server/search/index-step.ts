import type { SearchDatabase } from '#server/database/search-file.ts';
import { separateCharacters } from '#shared/search-scripts.ts';
import {
  type ArticleToIndex,
  beginSweep,
  findSweep,
  listChanges,
  moveSweep,
  putIntoIndex,
  readArticles,
  readIndexState,
  readNewArticles,
  readSweptArticles,
  saveIndexState,
  takeOutOfIndex,
} from './index-queries.ts';

/** `more`: there is something left to do. The rest says how far the database was looked through. */
export type IndexStep = { more: boolean; throughId: number; seenChange: number };

/** Articles in one step: a search waits for it, 10 to 50 ms. */
const STEP = 25;
/** The same for what was there before: the fewer commits, the less there is to merge. */
const SWEEP = 100;

/** Characters of a text that can be found: what is longer is no article, and would hold up all others. */
const LONGEST = 300_000;

/**
 * Does the next piece of what the index has still to do, in one transaction: first what has changed, then what is
 * new, then what was there before (unless only `recent` matters).
 */
export async function takeIndexStep(db: SearchDatabase, { recent }: { recent: boolean }): Promise<IndexStep> {
  return db.transaction().execute(async (transaction) => {
    const done = (await indexChanges(transaction)) + (await indexNew(transaction));
    const swept = done > 0 || recent ? done : await indexSwept(transaction);
    const { through_id: throughId, seen_change: seenChange } = await readIndexState(transaction);
    return { more: swept > 0, throughId, seenChange };
  });
}

async function indexChanges(db: SearchDatabase): Promise<number> {
  const { seen_change: seen, through_id: throughId } = await readIndexState(db);
  const changes = await listChanges(db, seen, STEP);
  const last = changes.at(-1);
  if (!last) return 0;
  // What is not in the index yet is read when its turn comes.
  const changed = new Set(
    changes.flatMap(({ article_id: id }) => (id !== null && id <= throughId ? [id] : [])),
  );
  const articles = await readArticles(db, [...changed]);
  for (const { id } of articles) changed.delete(id);
  await put(db, articles);
  await takeOutOfIndex(db, [...changed]);
  for (const { feed_id: feedId } of changes) {
    if (feedId !== null) await beginSweep(db, feedId, throughId + 1);
  }
  await saveIndexState(db, { seen_change: last.seq });
  return changes.length;
}

async function indexNew(db: SearchDatabase): Promise<number> {
  const { through_id: throughId } = await readIndexState(db);
  const articles = await readNewArticles(db, throughId, STEP);
  const last = articles.at(-1);
  if (!last) return 0;
  await put(db, articles);
  await saveIndexState(db, { through_id: last.id });
  return articles.length;
}

async function indexSwept(db: SearchDatabase): Promise<number> {
  const sweep = await findSweep(db);
  if (!sweep) return 0;
  const articles = await readSweptArticles(db, sweep, SWEEP);
  await put(db, articles);
  await moveSweep(db, sweep.feed_id, articles.at(-1)?.id);
  return 1;
}

async function put(db: SearchDatabase, articles: readonly ArticleToIndex[]): Promise<void> {
  const ready = ({ id, title, text, feed }: ArticleToIndex) => ({
    id,
    title: separateCharacters(title),
    text: separateCharacters(text.slice(0, LONGEST)),
    feed: separateCharacters(feed),
  });
  await putIntoIndex(db, articles.map(ready));
}
