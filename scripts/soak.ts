import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runKillRounds } from '#server/testing/kills/kill-rounds.ts';
import { runMigrationRounds } from '#server/testing/kills/migration-rounds.ts';
import { describeFootprint, findGrowth } from '#server/testing/soak/footprint.ts';
import { readArticles } from '#server/testing/soak/read-articles.ts';
import { simulateHours } from '#server/testing/soak/simulate-hours.ts';
import { readSoakCounts, type SoakPart } from './soak-options.ts';

/**
 * `npm run soak`: what takes too long for `npm test`. docs/notes/soak.md says what, and what was found. Ends with 0,
 * with 1 when anything was lost or grew, with 2 for an option that it does not know, and with 130 after a signal.
 */
const counts = readSoakCounts(process.argv.slice(2));
const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopping.abort());
const abort = stopping.signal;
const { random } = Math;
const TOLD_EVERY = 25;
const faults: string[] = [];

/** Runs one part in a folder of its own, unless it is left out. */
async function part(name: SoakPart, run: (count: number, folder: string) => Promise<void>): Promise<void> {
  const count = counts[name];
  if (count === 0) return;
  const folder = mkdtempSync(join(tmpdir(), 'winnow-soak-'));
  try {
    await run(count, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function tell(name: SoakPart, total: number) {
  let done = 0;
  return ({ losses }: { losses: string[] }) => {
    done += 1;
    for (const loss of losses) console.log(`${name}, round ${done}: ${loss}`);
    faults.push(...losses);
    if (done % TOLD_EVERY === 0)
      console.log(`${name}: ${done} of ${total} rounds, ${faults.length} faults so far`);
  };
}

async function kill(name: SoakPart, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  await part(name, async (rounds, dataDir) => {
    const onRound = tell(name, rounds);
    const done = await runKillRounds({ dataDir, rounds, signal, random, onRound, abort });
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

async function runAll(): Promise<void> {
  await kill('kills', 'SIGKILL');
  await kill('stops', 'SIGTERM');
  await part('migrations', async (rounds, folder) => {
    const onRound = tell('migrations', rounds);
    const signal = 'SIGKILL';
    const done = await runMigrationRounds({
      folder,
      articles: 5_000,
      rounds,
      signal,
      random,
      onRound,
      abort,
    });
    const found = [...new Set(done.map(({ version }) => version))].sort((one, other) => one - other);
    console.log(`migrations: ${rounds} kills, which left the versions ${found.join(', ')}`);
  });
  await part('articles', async (count, dataDir) => {
    const looks = await readArticles(dataDir, count, abort);
    console.log(`articles: ${looks.length} looks at ${count} articles read; ${describeFootprint(looks)}`);
    faults.push(...findGrowth(looks));
  });
  await part('hours', async (count, dataDir) => {
    const hours = await simulateHours(dataDir, count, abort);
    console.log(`hours: ${count}, ${hours.at(-1)?.articles} articles came; ${describeFootprint(hours)}`);
    // In the first hour caches fill and statements are prepared.
    faults.push(...findGrowth(hours.slice(1)));
  });
}

try {
  await runAll();
} catch (error) {
  if (!abort.aborted) throw error;
  console.log('Stopped by a signal; its processes and folders are gone.');
  process.exit(130);
}
for (const fault of faults) console.log(`FAULT: ${fault}`);
process.exit(faults.length === 0 ? 0 : 1);
