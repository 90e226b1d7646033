import type { Database } from '#server/database/open.ts';
import type { ArticleLine } from './article-line-schema.ts';
import { cleanArticle } from './clean-article.ts';
import { lineTypes } from './export-format.ts';
import { insertArticles } from './import-article-queries.ts';
import {
  insertAlias,
  insertCategory,
  insertFeed,
  insertFolder,
  insertRemoved,
  insertSearch,
  insertSetting,
  insertVote,
} from './import-queries.ts';
import { refuseFile } from './import-refusal.ts';
import {
  checkArticle,
  checkCategories,
  type KnownRows,
  makeKnownRows,
  needRow,
  refuseTooMany,
} from './known-rows.ts';
import { checkHeader, type ReadLine, readLine } from './read-line.ts';
import type { NumberedLine } from './read-lines.ts';

export type Imported = {
  feeds: number;
  articles: number;
  /** Names of those whose login has to be typed in again. */
  feedsWithLogin: string[];
};

/** Articles that are inserted at once, or fewer when they are long. */
const ARTICLES_AT_ONCE = 200;
const CHARACTERS_AT_ONCE = 8_000_000;

const TOLD_EVERY = 10_000;

/** How far the reading of a file is. */
type Progress = {
  db: Database;
  tell: (articles: number) => void;
  known: KnownRows;
  /** The place of the last line's type in the order of types. */
  place: number;
  lastArticle: number;
  articles: number;
  /** Read and checked, and not inserted yet; `first`: the line of the first of them. */
  waiting: { articles: ArticleLine[]; characters: number; first: number };
  withLogin: number[];
  lines: number;
  isEnded: boolean;
};

/**
 * Takes lines in, in the order of their types. Throws `invalid_request` with the number of the line, and then the
 * caller's transaction has to be undone. `tell` hears now and then how many articles are there.
 */
export async function importLines(
  db: Database,
  lines: AsyncIterable<NumberedLine>,
  tell: (articles: number) => void,
): Promise<Imported> {
  const nothing = { articles: [], characters: 0, first: 0 };
  const start = { place: 0, lastArticle: 0, articles: 0, lines: 0, isEnded: false };
  const progress: Progress = { db, tell, known: makeKnownRows(), waiting: nothing, withLogin: [], ...start };
  for await (const line of lines) {
    progress.lines = line.number;
    if (line.number === 1) checkHeader(line);
    else await takeLine(progress, line);
  }
  if (!progress.isEnded) throw refuseFile('the file ends here, before its last line.', progress.lines);
  const { feeds } = progress.known;
  const feedsWithLogin = progress.withLogin.flatMap((id) => feeds.get(id) ?? []);
  return { feeds: feeds.size, articles: progress.articles, feedsWithLogin };
}

async function takeLine(progress: Progress, line: NumberedLine): Promise<void> {
  if (progress.isEnded) throw refuseFile('it stands behind the end.', line.number);
  const read = readLine(line);
  const place = lineTypes.indexOf(read.type);
  if (place < progress.place) throw refuseFile(`“${read.type}” stands too late in the file.`, line.number);
  if (place > progress.place) await endType(progress, line.number);
  progress.place = place;
  if (read.type === 'article') return takeArticle(progress, { article: read.row, line });
  await fitting(line.number, line.number, () => takeRow(progress, read));
}

/** What was read is complete now, and what comes may rely on it. */
async function endType(progress: Progress, line: number): Promise<void> {
  const type = lineTypes[progress.place];
  if (type === 'category') checkCategories(progress.known);
  if (type === 'article') await insertWaiting(progress, line - 1);
}

async function takeArticle(
  progress: Progress,
  { article, line }: { article: ArticleLine; line: NumberedLine },
): Promise<void> {
  const { waiting } = progress;
  checkArticle(progress.known, article, line.number);
  if (article.id <= progress.lastArticle) {
    throw refuseFile('articles stand in the order of their ids, each once.', line.number);
  }
  if (waiting.articles.length === 0) waiting.first = line.number;
  waiting.articles.push(cleanArticle(article));
  waiting.characters += line.text.length;
  progress.lastArticle = article.id;
  progress.articles += 1;
  if (progress.articles % TOLD_EVERY === 0) progress.tell(progress.articles);
  const isFull = waiting.articles.length >= ARTICLES_AT_ONCE || waiting.characters >= CHARACTERS_AT_ONCE;
  if (isFull) await insertWaiting(progress, line.number);
}

async function insertWaiting(progress: Progress, last: number): Promise<void> {
  const { articles, first } = progress.waiting;
  await fitting(first, last, () => insertArticles(progress.db, articles));
  progress.waiting = { articles: [], characters: 0, first: 0 };
}

async function takeRow(progress: Progress, read: Exclude<ReadLine, { type: 'article' }>): Promise<void> {
  const { db, known } = progress;
  const { number: line } = read;
  switch (read.type) {
    case 'opml':
      return;
    case 'left_out':
      progress.withLogin = read.row.feeds_with_login;
      return;
    case 'folder':
      known.folders.add(read.row.id);
      refuseTooMany(known, line);
      return insertFolder(db, read.row);
    case 'feed':
      needRow(known.folders, read.row.folder_id, { what: 'folder', line });
      known.feeds.set(read.row.id, read.row.custom_title ?? read.row.title);
      refuseTooMany(known, line);
      return insertFeed(db, read.row);
    case 'setting':
      return insertSetting(db, read.row);
    case 'category':
      known.categories.set(read.row.id, { ...read.row, line });
      refuseTooMany(known, line);
      return insertCategory(db, read.row);
    case 'category_alias':
      needRow(known.categories, read.row.category_id, { what: 'category', line });
      return insertAlias(db, read.row);
    case 'saved_search':
      return insertSearch(db, read.row);
    case 'vote': {
      const { type: _, ...vote } = read.row;
      return insertVote(db, vote, null);
    }
    case 'removed_article':
      needRow(known.feeds, read.row.feed_id, { what: 'feed', line });
      return insertRemoved(db, read.row);
    case 'end':
      if (read.row.lines !== line - 1)
        throw refuseFile(`${read.row.lines} lines should stand before it.`, line);
      progress.isEnded = true;
  }
}

/** Runs what inserts these lines; what the database does not take (an id that stands twice) becomes a sentence. */
async function fitting(first: number, last: number, insert: () => Promise<void>): Promise<void> {
  try {
    await insert();
  } catch (error) {
    if (!isContradiction(error)) throw error;
    const where = first === last ? 'it contradicts' : `it and the lines up to ${last} contradict`;
    throw refuseFile(`${where} what stands before: ${error.message}.`, first);
  }
}

/** Source: SQLite, result code CONSTRAINT 19, in the lowest byte of the extended ones. */
function isContradiction(error: unknown): error is Error {
  return error instanceof Error && 'errcode' in error && (Number(error.errcode) & 0xff) === 19;
}
