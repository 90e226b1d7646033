import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runKillRounds } from '#server/testing/kills/kill-rounds.ts';
import { runMigrationRounds } from '#server/testing/kills/migration-rounds.ts';
import { type Footprint, findGrowth } from '#server/testing/soak/footprint.ts';
import { readArticles } from '#server/testing/soak/read-articles.ts';
import { simulateHours } from '#server/testing/soak/simulate-hours.ts';

/**
 * `npm run soak`: what takes too long for `npm test`. 500 kills in the midst of everything, 100 stops, 100 kills during
 * a migration, 10,000 articles read, 24 simulated hours. Ends with 1 when anything was lost or grew. Each number can
 * be set, 0 leaves its part out: `npm run soak -- --kills 50 --hours 0`.
 */
const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '500' },
    stops: { type: 'string', default: '100' },
    migrations: { type: 'string', default: '100' },
    articles: { type: 'string', default: '10000' },
    hours: { type: 'string', default: '24' },
  },
});
const wanted = Object.fromEntries(Object.entries(values).map(([name, count]) => [name, Number(count)]));
const TOLD_EVERY = 25;
const faults: string[] = [];

/** Runs one part in a folder of its own, unless it is left out. */
async function part(name: string, run: (count: number, folder: string) => Promise<void>): Promise<void> {
  const count = wanted[name] ?? 0;
  if (count === 0) return;
  const folder = mkdtempSync(join(tmpdir(), 'winnow-soak-'));
  try {
    await run(count, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function tell(name: string, total: number) {
  let done = 0;
  return ({ losses }: { losses: string[] }) => {
    done += 1;
    for (const loss of losses) console.log(`${name}, round ${done}: ${loss}`);
    faults.push(...losses);
    if (done % TOLD_EVERY === 0)
      console.log(`${name}: ${done} of ${total} rounds, ${faults.length} faults so far`);
  };
}

async function kill(name: string, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  await part(name, async (rounds, dataDir) => {
    const onRound = tell(name, rounds);
    const done = await runKillRounds({ dataDir, rounds, signal, random: Math.random, onRound });
    const lost = done.reduce((sum, { losses }) => sum + losses.length, 0);
    const acknowledged = done.reduce((sum, round) => sum + round.acknowledged, 0);
    const restarts = done.map(({ restart }) => restart).sort((one, other) => one - other);
    const [median = 0, slowest = 0] = [restarts[Math.floor(restarts.length / 2)], restarts.at(-1)];
    console.log(
      `${name}: ${done.length} rounds, ${acknowledged} changes acknowledged, ${lost} losses; ` +
        `restart ${Math.round(median)} ms in the middle, ${Math.round(slowest)} ms at worst`,
    );
  });
}

function describe(when: string, { heap, resident, handles }: Footprint): string {
  return `${when}: heap ${heap} MB, resident ${resident} MB, ${handles} handles`;
}

await kill('kills', 'SIGKILL');
await kill('stops', 'SIGTERM');
await part('migrations', async (rounds, folder) => {
  const onRound = tell('migrations', rounds);
  const options = {
    folder,
    articles: 5_000,
    rounds,
    signal: 'SIGKILL',
    random: Math.random,
    onRound,
  } as const;
  const versions = (await runMigrationRounds(options)).map(({ version }) => version);
  const found = [...new Set(versions)].sort((one, other) => one - other);
  console.log(`migrations: ${rounds} kills, which left the versions ${found.join(', ')}`);
});
await part('articles', async (count, dataDir) => {
  const looks = await readArticles(dataDir, count);
  const [first, last] = [looks[0], looks.at(-1)];
  if (!first || !last) return;
  console.log(`articles: ${describe(`after ${count / 10}`, first)}; ${describe(`after ${count}`, last)}`);
  faults.push(...findGrowth(first, last));
});
await part('hours', async (count, dataDir) => {
  const hours = await simulateHours(dataDir, count);
  // In the first hour caches fill and statements are prepared.
  const [first, last] = [hours[1] ?? hours[0], hours.at(-1)];
  if (!first || !last) return;
  const told = (hour: typeof first, number: number) =>
    `${describe(`after ${number} h`, hour)}, ${hour.timers} timers, ${hour.articles} articles`;
  console.log(`hours: ${told(first, Math.min(2, count))}; ${told(last, count)}`);
  faults.push(...findGrowth(first, last));
  if (last.timers > first.timers) faults.push(`Timers grew from ${first.timers} to ${last.timers}.`);
});

for (const fault of faults) console.log(`FAULT: ${fault}`);
process.exit(faults.length === 0 ? 0 : 1);
