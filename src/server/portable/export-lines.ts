import { WINNOW_VERSION } from '#server/config/version.ts';
import type { Database } from '#server/database/open.ts';
import { listFolders } from '#server/feeds/folder-queries.ts';
import { writeFeedList } from '#server/feeds/opml/write-feed-list.ts';
import { listFeeds } from '#server/feeds/shown-feed-queries.ts';
import { findWrittenContent, listWrittenArticles } from './export-article-queries.ts';
import { EXPORT_FORMAT, type LineType, leftOut } from './export-format.ts';
import {
  listFeedsWithLogin,
  listWrittenAliases,
  listWrittenCategories,
  listWrittenFeeds,
  listWrittenFolders,
  listWrittenRemoved,
  listWrittenSearches,
  listWrittenSettings,
  listWrittenVotes,
} from './export-queries.ts';

/** Rows that are read at once: few enough that nobody waits meanwhile, also in a server that runs. */
const AT_ONCE = 100;

/**
 * Everything that Winnow keeps, line by line, without line ends; only some articles are in memory at any time.
 * `db`: a snapshot, lest the lines be of different moments. `now` in epoch ms.
 */
export async function* writeLines(db: Database, now: number): AsyncGenerator<string> {
  const header = { format: EXPORT_FORMAT, winnow: WINNOW_VERSION, exported_at: new Date(now).toISOString() };
  yield JSON.stringify(header);
  let lines = 1;
  for await (const line of writeRows(db, now)) {
    lines += 1;
    yield line;
  }
  yield writeLine('end', { lines });
}

async function* writeRows(db: Database, now: number): AsyncGenerator<string> {
  const text = writeFeedList({ folders: await listFolders(db), feeds: await listFeeds(db, now) }, now);
  yield writeLine('opml', { text });
  yield writeLine('left_out', { what: leftOut, feeds_with_login: await listFeedsWithLogin(db) });
  for (const row of await listWrittenFolders(db)) yield writeLine('folder', row);
  const feeds = await listWrittenFeeds(db);
  for (const row of feeds) yield writeLine('feed', row);
  for (const row of await listWrittenSettings(db)) yield writeLine('setting', row);
  for (const row of await listWrittenCategories(db)) yield writeLine('category', row);
  for (const row of await listWrittenAliases(db)) yield writeLine('category_alias', row);
  for (const row of await listWrittenSearches(db)) yield writeLine('saved_search', row);
  yield* writeArticles(db);
  yield* writeVotes(db);
  for (const { id } of feeds) yield* writeRemoved(db, id);
}

async function* writeArticles(db: Database): AsyncGenerator<string> {
  for (let after = 0; ; ) {
    const articles = await listWrittenArticles(db, { after, limit: AT_ONCE });
    for (const article of articles) {
      yield writeLine('article', { ...article, content: await findWrittenContent(db, article.id) });
    }
    const last = articles.at(-1);
    if (!last) return;
    after = last.id;
  }
}

async function* writeVotes(db: Database): AsyncGenerator<string> {
  for (let after = 0; ; ) {
    const votes = await listWrittenVotes(db, { after, limit: AT_ONCE });
    for (const vote of votes) yield writeLine('vote', vote);
    const last = votes.at(-1);
    if (!last) return;
    after = last.id;
  }
}

async function* writeRemoved(db: Database, feedId: number): AsyncGenerator<string> {
  for (let after = ''; ; ) {
    const removed = await listWrittenRemoved(db, { feedId, after, limit: AT_ONCE });
    for (const row of removed) yield writeLine('removed_article', row);
    const last = removed.at(-1);
    if (!last) return;
    after = last.external_id;
  }
}

function writeLine(type: LineType, row: object): string {
  return JSON.stringify({ type, ...row });
}
