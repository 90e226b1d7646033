import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { updateMarks } from '#server/articles/mark-queries.ts';
import { storeArticles } from '#server/articles/store-articles.ts';
import type { Database } from '#server/database/open.ts';
import { storeVote } from '#server/estimates/votes/feedback-queries.ts';
import { createEventBus } from '#server/events/bus.ts';
import { updateFeed } from '#server/feeds/feed-queries.ts';
import { findOrInsertFolder } from '#server/feeds/folder-queries.ts';
import { sanitise } from '#server/feeds/html/sanitise.ts';
import { removeFeed } from '#server/feeds/remove-feed.ts';
import { silentLogger } from '#server/platform/logger.ts';
import { insertSearch } from '#server/search/saved-search-queries.ts';
import { saveInterests } from '#server/settings/interests.ts';
import { readReaderSettings, saveReaderSettings } from '#server/settings/reader-settings.ts';
import { makeFakeClock } from '#server/testing/fake-clock.ts';
import { findWrongCounters } from '#server/testing/find-wrong-counters.ts';
import { makeArticle, makeArticles } from '#server/testing/make-article.ts';
import { makeDatabase, makeFeed } from '#server/testing/make-database.ts';
import { findByWord, importLinesAnew, listExportLines, readAllLists } from '#server/testing/make-export.ts';
import { makeReadingHistory, stepKinds } from '#server/testing/reading-history.ts';

const clock = makeFakeClock();
const now = clock.now();
const bus = createEventBus(silentLogger);

/** A Winnow with some of everything that is exported. */
async function makeFull(): Promise<Database> {
  const db = await makeDatabase();
  const folder = await findOrInsertFolder(db, 'Coast');
  const tides = await makeFeed(db, { title: 'Tidal Notes', now });
  const harbour = await makeFeed(db, { title: 'Harbour Post', now });
  const closed = await makeFeed(db, { title: 'Closed Letters', now });
  await updateFeed(db, tides, { folder_id: folder.id, custom_title: 'Tides', retention_days: 30 });
  await updateFeed(db, harbour, { failure_count: 2, failure_kind: 'dns', failure_text: 'No such host.' });
  await storeArticles(db, tides, { articles: [withFootnote(), ...makeArticles(4)], now });
  const shared = makeArticle({ title: 'Shared', url: 'https://site.example/Article%202' });
  await storeArticles(db, harbour, { articles: [shared, makeArticle({ title: 'Ferries' })], now });
  const articles = [makeArticle({ title: 'Kept letter' }), makeArticle({ title: 'Lost letter' })];
  const { added } = await storeArticles(db, closed, { articles, now });
  const [kept = 0, lost = 0] = added;
  await updateMarks(db, kept, { marks: { starred: true }, now });
  for (const id of added) await storeVote(db, id, { verdict: id === kept ? 'more' : 'less', now });
  await removeFeed({ db, bus }, closed);
  await storeVote(db, 1, { verdict: 'more', now });
  await updateMarks(db, 2, { marks: { read: true }, now });
  await db
    .insertInto('removed_articles')
    .values({ feed_id: tides, external_id: 'old', seen_at: now })
    .execute();
  const alias = { slug: 'ferry', name: 'Ferry', category_id: 1, merged_id: 99, created_at: now };
  await db.insertInto('category_aliases').values(alias).execute();
  await db.updateTable('categories').set({ weight: 'boost' }).where('id', '=', 2).execute();
  await db.insertInto('article_categories').values({ article_id: 1, category_id: 2, position: 0 }).execute();
  await db.updateTable('articles').set({ state: 'judged', score: 81.25 }).where('id', '=', 1).execute();
  await db.updateTable('articles').set({ estimate: 33.5 }).where('id', '=', 3).execute();
  // Its page had moved.
  const full = { full_html: footnoteOn('https://elsewhere.example/notes'), full_fetched_at: now };
  await db.updateTable('article_contents').set(full).where('article_id', '=', 1).execute();
  await insertSearch(db, { name: 'Tide', query: 'tide is:unread', sort: 'newest', view: null });
  await saveInterests({ db, bus, clock }, { interests: 'tides', anti_interests: 'ferries' });
  await saveReaderSettings({ db, bus, clock }, { density: 'compact', daily_limit: 20 });
  expect(lost).toBeGreaterThan(0);
  return db;
}

/** A text with a footnote, cleaned as what stands on this page. */
function footnoteOn(url: string): string {
  const html = sanitise('<p>Low tide<a href="#n1">1</a></p><p id="n1">At noon.</p>', {
    base: url,
    page: url,
  });
  expect(html).toContain('id="user-content-n1"');
  return html;
}

function withFootnote() {
  const url = 'https://site.example/notes';
  const html = footnoteOn(url);
  const enclosures = [{ url: 'https://site.example/a.mp3', type: 'audio/mpeg', length: 5, duration: null }];
  return makeArticle({ title: 'Notes', url, html, tags: ['sea', 'moon'], enclosures });
}

/** But for the date of the export itself, which the list of feeds carries too. */
const body = (lines: readonly string[]) => lines.slice(1);

async function fileOf(db: Database): Promise<string> {
  const { rows } = await sql<{
    file: string;
  }>`select file from pragma_database_list where name = 'main'`.execute(db);
  return rows[0]?.file ?? '';
}

test('what is imported shows the same lists, and exports the same lines again', async () => {
  const db = await makeFull();
  const lines = await listExportLines(db, now);
  const types = new Set(body(lines).map((line) => JSON.parse(line).type));
  expect([...types]).toEqual([
    ...['opml', 'left_out', 'folder', 'feed', 'setting', 'category', 'category_alias', 'saved_search'],
    ...['article', 'vote', 'removed_article', 'end'],
  ]);
  const { db: anew, file, imported } = await importLinesAnew(lines, now);
  expect(imported).toEqual({ feeds: 2, articles: 7, feedsWithLogin: [] });
  expect(await readAllLists(anew, now)).toEqual(await readAllLists(db, now));
  expect(await findWrongCounters(anew)).toEqual([]);
  expect(await readReaderSettings(anew)).toEqual(await readReaderSettings(db));
  expect(body(await listExportLines(anew, now))).toEqual(body(lines));
  for (const word of ['notes', 'letter', 'ferries']) {
    expect(await findByWord(file, word)).toEqual(await findByWord(await fileOf(db), word));
  }
  expect(await findByWord(file, 'notes')).toEqual([1]);
});

test('every history comes back as it was: lists, counts, queue', { timeout: 120_000 }, async () => {
  const history = await makeReadingHistory();
  const steps = fc.array(fc.record({ kind: fc.constantFrom(...stepKinds), pick: fc.nat(99) }), {
    minLength: 10,
    maxLength: 25,
  });
  await fc.assert(
    fc
      .asyncProperty(steps, async (taken) => {
        for (const pick of [0, 1, 2]) await history.take({ kind: 'store', pick });
        for (const step of taken) await history.take(step);
        const lines = await listExportLines(history.db, history.now());
        const { db, close } = await importLinesAnew(lines, history.now());
        expect(await readAllLists(db, history.now())).toEqual(await readAllLists(history.db, history.now()));
        expect(body(await listExportLines(db, history.now()))).toEqual(body(lines));
        expect(await findWrongCounters(db)).toEqual([]);
        await close();
      })
      .afterEach(history.clear),
    { numRuns: 10 },
  );
});
