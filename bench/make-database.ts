import { DatabaseSync } from 'node:sqlite';
import { openDatabase } from '#server/database/open.ts';
import { readStories, type Story } from './made-feeds.ts';

const HOUR = 3_600_000;

export type DatabaseOptions = { dataDir: string; feedUrls: readonly string[]; articles: number };

/**
 * A database as it looks after years: nine of ten articles are read, nearly all are judged, no feed is
 * due. Written past the queries, which would take minutes.
 */
export async function makeLargeDatabase({ dataDir, feedUrls, articles }: DatabaseOptions): Promise<void> {
  const { file, close } = await openDatabase(dataDir);
  await close();
  const connection = new DatabaseSync(file);
  connection.exec('pragma synchronous = off; begin');
  const now = Date.now();
  insertFeeds(connection, feedUrls, now);
  const insert = prepareArticles(connection, now);
  const stories = readStories();
  for (let id = 1; id <= articles; id += 1) {
    const story = stories[id % stories.length];
    if (story) insert({ id, feedId: (id % feedUrls.length) + 1, story });
  }
  connection.exec('commit; pragma wal_checkpoint(truncate)');
  connection.close();
}

function insertFeeds(connection: DatabaseSync, urls: readonly string[], now: number): void {
  const insert = connection.prepare(
    'insert into feeds (url, title, added_at, next_refresh_at, last_success_at) values (?, ?, ?, ?, ?)',
  );
  for (const [index, url] of urls.entries()) insert.run(url, `Feed ${index + 1}`, now, now + 24 * HOUR, now);
}

function prepareArticles(connection: DatabaseSync, now: number) {
  const article = connection.prepare(`
    insert into articles (id, feed_id, state, listed_at, external_id, url, title, published_at, fetched_at,
      excerpt, word_count, read_at, score)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  `);
  const content = connection.prepare(
    'insert into article_contents (article_id, html, text, hash) values (?, ?, ?, ?)',
  );
  const judgement = connection.prepare(`
    insert into judgements (article_id, interest, quality, explanation, category_fingerprint,
      score_fingerprint, model, prompt_version, by_quality_alone, judged_at, duration_ms, tokens_in, tokens_out)
    values (?, ?, ?, ?, 'old', 'old', 'granite4.1:3b', 1, 0, ?, 8000, 1300, 60)
  `);
  const category = connection.prepare(`
    insert into article_categories (article_id, category_id, position)
    values (?, (select id from categories limit 1 offset ?), 0)
  `);
  return ({ id, feedId, story }: { id: number; feedId: number; story: Story }) => {
    const publishedAt = now - id * 0.2 * HOUR;
    const html = story.html.join('\n');
    const text = html.replace(/<[^>]+>/g, ' ');
    const isJudged = id % 20 !== 0;
    const readAt = id % 10 === 1 ? null : now;
    const score = isJudged ? (id * 37) % 100 : null;
    const head = [id, feedId, isJudged ? 'judged' : 'not_queued', publishedAt, `made-${id}`];
    article.run(
      ...head,
      `https://made.example/${id}`,
      story.title,
      publishedAt,
      publishedAt,
      text.slice(0, 200),
      text.split(/\s+/).length,
      readAt,
      score,
    );
    content.run(id, html, text, `made-${id}`);
    if (!isJudged) return;
    judgement.run(id, id % 11, (id * 3) % 11, 'Measured on real machines, with numbers.', publishedAt);
    category.run(id, id % 12);
  };
}
