import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openDatabase } from '#server/database/open.ts';
import { openSearchFile } from '#server/database/search-file.ts';
import { createEventBus } from '#server/events/bus.ts';
import { systemClock } from '#server/platform/clock.ts';
import { silentLogger } from '#server/platform/logger.ts';
import { takeIndexStep } from '#server/search/index-step.ts';
import { createSearch } from '#server/search/search.ts';
import { readStories } from './made-feeds.ts';
import { makeLibrary } from './make-library.ts';
import { type Figure, median } from './report.ts';

const SIZES = [100_000, 1_000_000];
const FEEDS = 300;
/** Words in a text. */
const LENGTH = 150;
const ROUNDS = 5;

/** As typed, and what the index is asked for it. Of few articles all of the time is the way to the thread and back. */
const searches: { name: string; text: string; match?: string }[] = [
  { name: 'few articles', text: 'storage engine ' },
  { name: 'two words', text: 'before after ', match: '"before" AND "after"' },
  { name: 'beginning of a word', text: 'stor', match: '"stor" *' },
  { name: 'phrase', text: '"in the morning"', match: '"in the morning"' },
  { name: 'a word in most articles', text: 'the ', match: '"the"' },
];

/**
 * Searching through the thread against the same SQL run bare on the same files; how much is put into the index in a
 * second, and the size of the index against that of the texts.
 */
export async function measureSearch(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const articles of SIZES) {
    const folder = mkdtempSync(join(tmpdir(), 'winnow-bench-'));
    try {
      figures.push(...(await measureSize(folder, articles)));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  return figures;
}

async function measureSize(folder: string, articles: number): Promise<Figure[]> {
  const file = await makeLibrary({ dataDir: folder, articles, feeds: FEEDS });
  const bytes = writeTexts(file, articles);
  const { db, close } = await openDatabase(folder);
  const size = articles.toLocaleString('en');
  const seconds = await index(file);
  const indexBytes = statSync(join(dirname(file), 'search.db')).size;
  const figures: Figure[] = [
    { name: `search, ${size}: put into the index`, ours: articles / seconds, unit: 'articles/s' },
    { name: `search, ${size}: size of the index against the texts`, ours: indexBytes / bytes, unit: '×' },
  ];
  const base = { db, bus: createEventBus(silentLogger), clock: systemClock, logger: silentLogger };
  const search = createSearch({ ...base, file });
  const bare = openBare(file);
  for (const { name, text, match } of searches) {
    const { ours, reference } = await timeRounds(
      () => search.list({ text, sort: 'best' }),
      () => match && bare.all(match),
    );
    const compared = match === undefined ? {} : { reference, goal: 'ratio ≤ 1.5' };
    figures.push({ name: `search, ${size}: ${name}`, ours, ...compared, unit: 'ms' });
  }
  bare.close();
  await search.close();
  await close();
  return figures;
}

/** Gives every article a text, of the demo's prose and of two names that few others have; returns their bytes. */
function writeTexts(file: string, articles: number): number {
  const words = readStories().flatMap(({ html }) =>
    html
      .join(' ')
      .replace(/<[^>]+>/g, ' ')
      .split(/\s+/),
  );
  const bare = new DatabaseSync(file);
  bare.exec('pragma synchronous = off; begin');
  const insert = bare.prepare(
    "insert into article_contents (article_id, html, text, hash) values (?, '', ?, 'made')",
  );
  let bytes = 0;
  for (let id = 1; id <= articles; id += 1) {
    const start = (id * 7919) % (words.length - LENGTH);
    const middle = (id * 104729) % (words.length - LENGTH);
    const half = LENGTH / 2;
    const text = [
      ...words.slice(start, start + half),
      ...words.slice(middle, middle + half),
      `name${id % 50_000} place${(id * 31) % 20_000}`,
    ].join(' ');
    bytes += text.length;
    insert.run(id, text);
  }
  bare.exec('commit; pragma wal_checkpoint(truncate)');
  bare.close();
  return bytes;
}

/** Makes the index; returns how many seconds that took. */
async function index(file: string): Promise<number> {
  const { db, close } = await openSearchFile(file, () => true);
  const begin = performance.now();
  while ((await takeIndexStep(db, { recent: false })).more);
  const took = performance.now() - begin;
  await close();
  return took / 1_000;
}

/** The same search as a person would write it by hand. */
function openBare(file: string) {
  const bare = new DatabaseSync(join(dirname(file), 'search.db'));
  bare.exec('pragma cache_size = -16000; pragma temp_store = memory');
  bare.prepare('attach ? as winnow').run(file);
  const statement = bare.prepare(`
    with found as materialized (
      select articles.id, articles.rank, articles.published_at
      from article_index cross join articles on articles.id = article_index.rowid
      where article_index match ? and articles.state <> 'blocked'
    )
    select id, (select count(*) from found), (select count(*) from found where rank is null)
    from found order by coalesce(rank, 39.9995) desc, published_at desc, id desc limit 5000
  `);
  return { all: (match: string) => statement.all(match), close: () => bare.close() };
}

/** Medians in milliseconds, taken in turns, so that a busy moment meets both. */
async function timeRounds(run: () => Promise<unknown>, runBare: () => unknown) {
  const [ours, reference]: [number[], number[]] = [[], []];
  // The first round brings the files into memory.
  for (let round = 0; round <= ROUNDS; round += 1) {
    const begin = performance.now();
    await run();
    const between = performance.now();
    runBare();
    if (round === 0) continue;
    ours.push(between - begin);
    reference.push(performance.now() - between);
  }
  return { ours: median(ours), reference: median(reference) };
}
