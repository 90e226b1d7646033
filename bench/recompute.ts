import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { listCategories } from '#server/categories/category-queries.ts';
import { changeCategories } from '#server/categories/change-categories.ts';
import type { CategoryDeps } from '#server/categories/change-tree.ts';
import { openDatabase } from '#server/database/open.ts';
import { createEventBus } from '#server/events/bus.ts';
import { createRescoring } from '#server/judging/scores/recompute-scores.ts';
import { systemClock } from '#server/platform/clock.ts';
import { silentLogger } from '#server/platform/logger.ts';
import type { Weight } from '#shared/category.ts';
import { makeLargeDatabase } from './make-database.ts';
import { type Figure, median } from './report.ts';

const CARRIERS = 100_000;
/** One article in twenty of the made database is not judged. */
const ARTICLES = Math.ceil((CARRIERS * 20) / 19);
const CATEGORIES = 500;
const ROUNDS = 5;

/**
 * What follows a change of a weight on {@link CARRIERS} articles: ours, in parts with room for others, against one
 * statement in one transaction that does the same; how long others wait meanwhile; and the page's list of 500 categories.
 */
export async function measureRecompute(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'winnow-bench-'));
  try {
    const feedUrls = Array.from({ length: 50 }, (_, index) => `https://made.example/feed-${index}`);
    await makeLargeDatabase({ dataDir: folder, feedUrls, articles: ARTICLES });
    return await measureIn(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureIn(folder: string): Promise<Figure[]> {
  const { db, file, close } = await openDatabase(folder);
  const bare = openBare(file);
  const category = fill(bare);
  const bus = createEventBus(silentLogger);
  const base = { db, bus, clock: systemClock, logger: silentLogger };
  const deps: CategoryDeps = { ...base, rescoring: createRescoring(base) };
  const ours: number[] = [];
  const reference: number[] = [];
  const waits: number[] = [];
  // The first round brings the made scores to what the formula says.
  for (let round = 0; round <= ROUNDS; round += 1) {
    const change = await changeInParts(deps, category, 'boost');
    const took = changeAtOnce(bare, category, 'normal');
    if (round === 0) continue;
    if (change.rescored < CARRIERS * 0.9) throw new Error(`Only ${change.rescored} scores changed.`);
    ours.push(change.took);
    waits.push(change.longestWait);
    reference.push(took);
  }
  const listed = await timeList(deps);
  bare.close();
  await close();
  return [
    {
      name: 'recompute, 100,000 scores',
      ours: median(ours),
      reference: median(reference),
      unit: 'ms',
      goal: 'ratio ≤ 1.5',
    },
    { name: 'recompute, longest wait of others', ours: median(waits), unit: 'ms', goal: '≤ 20 ms' },
    { name: 'recompute, list of 500 categories', ours: listed, unit: 'ms' },
  ];
}

function openBare(file: string): DatabaseSync {
  const bare = new DatabaseSync(file, { timeout: 5_000 });
  bare.exec('pragma synchronous = full; pragma foreign_keys = on; pragma cache_size = -16000');
  return bare;
}

/** Gives every judged article one more category, the same for all, and the tree the size of an old one. */
function fill(bare: DatabaseSync): number {
  bare.exec('begin');
  const insert = bare.prepare("insert into categories (name, slug, created_by) values (?, ?, 'model')");
  const { known } = bare.prepare('select count(*) as known from categories').get() as { known: number };
  for (let index = known; index < CATEGORIES; index += 1) insert.run(`Made ${index}`, `made-${index}`);
  const id = Number(bare.prepare('select max(id) as id from categories').get()?.['id']);
  bare
    .prepare(
      'insert into article_categories (article_id, category_id, position) select article_id, ?, 1 from judgements',
    )
    .run(id);
  bare.exec('commit; pragma wal_checkpoint(truncate)');
  return id;
}

async function changeInParts(deps: CategoryDeps, category: number, weight: Weight) {
  let longestWait = 0;
  let last = performance.now();
  const look = () => {
    longestWait = Math.max(longestWait, performance.now() - last);
    last = performance.now();
    timer = setImmediate(look);
  };
  let timer = setImmediate(look);
  const begin = performance.now();
  const { rescored } = await changeCategories(deps, [category], { weight });
  const took = performance.now() - begin;
  clearImmediate(timer);
  return { took, rescored, longestWait };
}

const BARE_UPDATE = `
  update articles set score = fresh.score, blocked_by = fresh.blocked_by,
    state = case when fresh.blocked_by is not null then 'blocked' else 'judged' end
  from (
    select judgements.article_id as id,
      100 * min(case coalesce(categories.weight, parents.weight) when 'reduce' then 0.5 else 1 end) * pow(
        interest / 10.0 * (0.5 + 0.05 * quality),
        1 / max(case coalesce(categories.weight, parents.weight) when 'max' then 2 when 'boost' then 1.5 else 1.0 end)
      ) as score,
      min(case when coalesce(categories.weight, parents.weight) = 'block' then categories.id end) as blocked_by
    from article_categories as carried
    join judgements on judgements.article_id = carried.article_id
    join article_categories on article_categories.article_id = carried.article_id
    join categories on categories.id = article_categories.category_id
    left join categories as parents on parents.id = categories.parent_id
    where carried.category_id = ?
    group by carried.article_id
  ) as fresh where articles.id = fresh.id`;

function changeAtOnce(bare: DatabaseSync, category: number, weight: Weight): number {
  const begin = performance.now();
  bare.exec('begin immediate');
  bare.prepare('update categories set weight = ? where id = ?').run(weight, category);
  bare.prepare(BARE_UPDATE).run(category);
  bare.exec('commit');
  return performance.now() - begin;
}

async function timeList({ db }: CategoryDeps): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const begin = performance.now();
    await listCategories(db, { all: true });
    times.push(performance.now() - begin);
  }
  return median(times);
}
