import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { readCounts } from '#server/articles/count-queries.ts';
import { type ListScope, listArticleIds } from '#server/articles/list-queries.ts';
import { findArticleRows } from '#server/articles/row-queries.ts';
import { type Database, openDatabase } from '#server/database/open.ts';
import { ROWS_PER_PAGE } from '#shared/limits.ts';
import { makeLibrary } from './make-library.ts';
import { type Figure, median } from './report.ts';
import { type AskedSql, watchSql } from './watch-sql.ts';

const SMALL = 100_000;
const LARGE = 1_000_000;
const FEEDS = 300;
const ROUNDS = 60;
/** The first ones fill the caches of both sides. */
const WARM_UP = 10;

/** What a page asks for, as the server answers it: to the last byte of JSON, without the way over HTTP. */
type Ask = (db: Database, now: number) => Promise<string>;

const firstPage =
  (scope: Omit<ListScope, 'now'>): Ask =>
  async (db, now) => {
    const { ids, total, unranked } = await listArticleIds(db, { ...scope, now });
    const articles = await findArticleRows(db, ids.slice(0, ROWS_PER_PAGE), now);
    return JSON.stringify({ total, unranked, ids, articles });
  };

const asks: Record<string, Ask> = {
  'by score': firstPage({ view: 'unread', sort: 'best' }),
  'by date': firstPage({ view: 'unread', sort: 'newest' }),
  'all by score': firstPage({ view: 'all', sort: 'best' }),
  'fresh and good': firstPage({ view: 'unread', sort: 'fresh' }),
  'one feed': firstPage({ view: 'unread', sort: 'best', feedId: 7 }),
  'one folder': firstPage({ view: 'unread', sort: 'best', folderId: 3 }),
  'one category': firstPage({ view: 'unread', sort: 'best', categoryId: 5 }),
  'next rows': async (db, now) => {
    const ids = Array.from({ length: ROWS_PER_PAGE }, (_, index) => 777 + index * 1_913);
    return JSON.stringify(await findArticleRows(db, ids, now));
  },
  counts: async (db, now) => JSON.stringify(await readCounts(db, now)),
};

/** One of the two files, with a second connection for what the same SQL takes by itself. */
type Library = { articles: number; ask: (ask: Ask) => Promise<Times>; close: () => Promise<void> };
type Times = { ours: number; bare: number };

/**
 * The lists of a reader with {@link SMALL} and {@link LARGE} articles by turns: ours against the SQL that it sends,
 * run bare on the same file, and the large against the small one.
 */
export async function measureLists(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'winnow-bench-'));
  const libraries: Library[] = [];
  try {
    const { library: small } = await openLibrary(folder, SMALL);
    libraries.push(small);
    const { library: large, took } = await openLibrary(folder, LARGE);
    libraries.push(large);
    const figures = [
      { name: 'lists, first start of the version with counters, 1,000,000 articles', ours: took, unit: 'ms' },
    ];
    for (const [name, ask] of Object.entries(asks)) figures.push(...(await measure(name, ask, libraries)));
    return figures;
  } finally {
    for (const { close } of libraries) await close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function openLibrary(folder: string, articles: number): Promise<{ library: Library; took: number }> {
  const dataDir = join(folder, String(articles));
  mkdirSync(dataDir);
  const file = await makeLibrary({ dataDir, articles, feeds: FEEDS });
  const begin = performance.now();
  const { db, close } = await openDatabase(dataDir);
  const took = performance.now() - begin;
  const { watched, take } = watchSql(db);
  const bare = new DatabaseSync(file, { readOnly: true });
  bare.exec('pragma cache_size = -16000; pragma temp_store = memory');
  const runBare = prepareBare(bare);
  const now = begin + performance.timeOrigin;
  // Who comes second finds warm pages: each of the two does in every other round.
  let isFirst = false;
  const ask = async (asked: Ask): Promise<Times> => {
    await asked(watched, now);
    const statements = take();
    isFirst = !isFirst;
    const before = isFirst ? await timeOurs(asked) : 0;
    const bareTime = runBare(statements);
    return { ours: isFirst ? before : await timeOurs(asked), bare: bareTime };
  };
  const timeOurs = async (asked: Ask): Promise<number> => {
    const start = performance.now();
    await asked(db, now);
    return performance.now() - start;
  };
  const end = async () => {
    bare.close();
    await close();
  };
  return { library: { articles, ask, close: end }, took };
}

/** Milliseconds that statements take by themselves, prepared before. */
function prepareBare(bare: DatabaseSync): (asked: AskedSql[]) => number {
  return (asked) => {
    const prepared = asked.map(({ sql, parameters }) => ({ statement: bare.prepare(sql), parameters }));
    const start = performance.now();
    for (const { statement, parameters } of prepared) statement.all(...(parameters as SQLInputValue[]));
    return performance.now() - start;
  };
}

async function measure(name: string, ask: Ask, libraries: readonly Library[]): Promise<Figure[]> {
  const times = new Map<Library, Times[]>(libraries.map((library) => [library, []]));
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    for (const [library, taken] of times) {
      const took = await library.ask(ask);
      if (round >= WARM_UP) taken.push(took);
    }
  }
  const figures = [...times].map(([{ articles }, taken]) => ({
    name: `lists, ${name}, ${articles.toLocaleString('en')}`,
    ours: median(taken.map(({ ours }) => ours)),
    reference: median(taken.map(({ bare }) => bare)),
    unit: 'ms',
    goal: 'ratio ≤ 1.5',
  }));
  const [small, large] = [...times.values()].map((taken) => percentile95(taken.map(({ ours }) => ours)));
  const growth = { name: `lists, ${name}, p95 of the large file against the small one`, unit: 'ms' };
  return [...figures, { ...growth, ours: large ?? 0, reference: small ?? 0, goal: 'ratio ≤ 1.3' }];
}

function percentile95(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.ceil(sorted.length * 0.95) - 1] ?? 0;
}
