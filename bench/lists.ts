import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { readCounts } from '#server/articles/count-queries.ts';
import { type ListScope, listArticleIds } from '#server/articles/list-queries.ts';
import { findArticleRows } from '#server/articles/row-queries.ts';
import { type Database, openDatabase } from '#server/database/open.ts';
import { readProcessorTime } from '#server/testing/processor-time.ts';
import { type AskedSql, watchSql } from '#server/testing/watch-sql.ts';
import { ROWS_PER_PAGE } from '#shared/limits.ts';
import { EVEN_CATEGORY, EVEN_FOLDER, makeLibrary } from './make-library.ts';
import { type Figure, median } from './report.ts';

const SMALL = 100_000;
const LARGE = 1_000_000;
const FEEDS = 300;
const ROUNDS = 8;
/** Milliseconds that one side takes at a stretch: the clock of a thread's processor time goes by a few at a step. */
const STRETCH = 80;

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
  'a folder as long in both': firstPage({ view: 'unread', sort: 'best', folderId: EVEN_FOLDER }),
  'a category as long in both': firstPage({ view: 'unread', sort: 'best', categoryId: EVEN_CATEGORY }),
  'next rows': async (db, now) => {
    const ids = Array.from({ length: ROWS_PER_PAGE }, (_, index) => 777 + index * 1_913);
    return JSON.stringify(await findArticleRows(db, ids, now));
  },
  counts: async (db, now) => JSON.stringify(await readCounts(db, now)),
};

/** One of the two files, with a second connection for what the same SQL takes by itself. */
type Library = { articles: number; prepare: (ask: Ask) => Promise<Sides>; close: () => Promise<void> };
type Sides = { ours: () => Promise<void>; bare: () => void };

/**
 * The lists of a reader with {@link SMALL} and {@link LARGE} articles by turns: ours against the SQL that it sends,
 * run bare on the same file, and the large against the small one. In processor time of the thread that answers: by
 * the clock a busy machine lets one side wait more than the other.
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
  const now = begin + performance.timeOrigin;
  const prepare = async (ask: Ask): Promise<Sides> => {
    await ask(watched, now);
    return {
      ours: async () => {
        await ask(db, now);
      },
      bare: prepareBare(bare, take()),
    };
  };
  const end = async () => {
    bare.close();
    await close();
  };
  return { library: { articles, prepare, close: end }, took };
}

function prepareBare(bare: DatabaseSync, asked: AskedSql[]): () => void {
  const prepared = asked.map(({ sql, parameters }) => ({ statement: bare.prepare(sql), parameters }));
  return () => {
    for (const { statement, parameters } of prepared) statement.all(...(parameters as SQLInputValue[]));
  };
}

/** `ours` and `bare`: processor time of one list, ms. `waits`: ours by the clock. */
type Taken = { ours: number[]; bare: number[]; waits: number[] };

async function measure(name: string, ask: Ask, libraries: readonly Library[]): Promise<Figure[]> {
  const times: { articles: number; sides: Sides; taken: Taken }[] = [];
  for (const { articles, prepare } of libraries) {
    times.push({ articles, sides: await prepare(ask), taken: { ours: [], bare: [], waits: [] } });
  }
  // The first one fills the caches. Who comes second in a round finds warm pages: each of the two does in every other.
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const { sides, taken } of times) {
      const waits: number[] = [];
      const bareFirst = round % 2 === 0 ? await timeStretch(sides.bare, []) : undefined;
      const ours = await timeStretch(sides.ours, waits);
      const bare = bareFirst ?? (await timeStretch(sides.bare, []));
      if (round === 0) continue;
      taken.ours.push(ours);
      taken.bare.push(bare);
      taken.waits.push(...waits);
    }
  }
  const figures = times.map(({ articles, taken }) => ({
    name: `lists, ${name}, ${articles.toLocaleString('en')}`,
    ours: median(taken.ours),
    reference: median(taken.bare),
    unit: 'ms',
    goal: 'ratio ≤ 1.5',
  }));
  const compare = (what: string, figureOf: (taken: Taken) => number) => {
    const [reference = 0, ours = 0] = times.map(({ taken }) => figureOf(taken));
    return { name: `lists, ${name}, ${what}`, ours, reference, unit: 'ms', goal: 'ratio ≤ 1.3' };
  };
  return [
    ...figures,
    compare('the large file against the small one', ({ ours }) => median(ours)),
    compare('the same by the clock, p95', ({ waits }) => percentile95(waits)),
  ];
}

/** Processor time of one turn, ms, over as many as fill a stretch; `waits` gets what each took by the clock. */
async function timeStretch(turn: () => Promise<void> | void, waits: number[]): Promise<number> {
  const begin = readProcessorTime();
  const end = performance.now() + STRETCH;
  let turns = 0;
  for (let now = performance.now(); now < end; turns += 1) {
    await turn();
    const after = performance.now();
    waits.push(after - now);
    now = after;
  }
  return (readProcessorTime() - begin) / turns;
}

function percentile95(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.ceil(sorted.length * 0.95) - 1] ?? 0;
}
