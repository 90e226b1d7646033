import type { MadeFeed, MadeItem } from '#server/testing/feed-server/make-feeds.ts';

const HOUR = 3_600_000;

/** What the owner of these journeys wants to read, and what not. */
export const wanted = 'Databases and storage engines\nNight trains';
export const unwanted = 'Football';

/** The one that fits best. Longer than a screen, with everything that a reader's type has to set. */
export const compactionArticle: MadeItem = {
  title: 'Compaction without pauses: what the write-ahead log knows',
  url: 'https://notes.example/compaction',
  author: 'Ines Albrecht',
  tags: ['databases', 'storage'],
  html: `
    <p>Our database keeps every row in a B-tree and every change in a write-ahead log. At 14,000 commits a
    second the log grew by 3 GB an hour, and each checkpoint stopped all queries for 220 ms.</p>
    <h2>What we measured</h2>
    <table><thead><tr><th>Checkpoint every</th><th>Longest pause</th></tr></thead>
    <tbody><tr><td>1,000 pages</td><td>220 ms</td></tr><tr><td>64 pages</td><td>9 ms</td></tr></tbody></table>
    <p>Small checkpoints cost <em>more</em> in total, but no single query sees them. The storage engine
    replays 64 pages while the next transaction is being parsed.</p>
    <pre><code>PRAGMA wal_autocheckpoint = 64;
SELECT count(*) FROM rows WHERE id BETWEEN 1 AND 100000; -- 3.1 ms, was 3.0 ms</code></pre>
    <blockquote><p>A database should never make you wait for its housekeeping.</p></blockquote>
    <p>After six weeks and 41 million transactions the largest pause was 11 ms, and the log never passed
    40 MB. <a href="https://notes.example/raw-numbers?utm_source=feed">The raw numbers</a> are there to be
    checked. Replication, vacuum and index compaction ran as before.</p>
    ${'<p>The planner chose the same index for every query of the test, on both settings of the engine.</p>'.repeat(12)}
  `,
};

/** Speaks of something wanted only in passing. */
export const gardenArticle: MadeItem = {
  title: 'Pruning beans in a wet spring',
  url: 'https://notes.example/beans',
  html: '<p>The soil was heavy this year, and the beans came late. We mulched twice and harvested little. At ten the night train passed behind the hedge.</p>',
};

/** What the owner does not want. */
export const footballArticle: MadeItem = {
  title: 'Rovers hold out for a draw after late penalty',
  url: 'https://notes.example/rovers',
  html: `<p>The football match ended as it began. The keeper saved a header in the first half, the striker
    missed the goal twice, and the referee gave a penalty in the last minute of the league game.</p>`,
};

/**
 * A feed; its items are dated an hour apart, the first the newest. Each has an address of this feed's own: under
 * the same one it would be the article of another feed.
 */
export function makeFeed(title: string, items: readonly MadeItem[]): MadeFeed {
  const now = Date.now();
  const dated = items.map((item, index) => ({
    publishedAt: now - (index + 1) * HOUR,
    ...item,
    url: `${item.url}?in=${encodeURIComponent(title)}`,
  }));
  return { title, siteUrl: 'https://notes.example/', language: 'en', items: dated };
}

/** So many short articles, called "Note 1" and so on. */
export function makeNotes(count: number): MadeItem[] {
  return Array.from({ length: count }, (_, index) => ({
    title: `Note ${index + 1}`,
    url: `https://notes.example/note-${index + 1}`,
    html: `<p>The ${index + 1}. note about a database: one query, one index, ${index + 3} rows in the table.</p>`,
  }));
}
