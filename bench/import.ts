import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { openEventStream } from '#server/testing/event-stream.ts';
import { CONNECTIONS, DELAY, parseAlone, readStartCommand } from './refresh.ts';
import { FEEDS } from './refresh-documents.ts';
import type { Figure } from './report.ts';
import { runProgram } from './run-program.ts';

/** Worlds of the bench `refresh` beside each other: 3,000 feeds on 600 hosts. */
const WORLDS = 3;

/** A list of 3,000 feeds in 30 folders, imported by the real program with a page open. */
export async function measureImport(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'winnow-bench-'));
  const worlds = Array.from({ length: WORLDS }, (_, number) =>
    fork(fileURLToPath(import.meta.resolve('./refresh-world.ts')), [`-${number}`]),
  );
  try {
    const urls = (await Promise.all(worlds.map(readUrls))).flat();
    const { begun, time, p99, added } = await importAll(folder, urls);
    const reference = Math.max(WORLDS * parseAlone(0), (WORLDS * FEEDS * DELAY) / CONNECTIONS);
    const name = `import of ${urls.length} feeds`;
    return [
      { name, ours: time, reference, unit: 'ms', goal: 'ratio ≤ 1.2' },
      { name: `${name}, until it is taken on`, ours: begun, unit: 'ms', goal: '< 1000' },
      { name: `${name}, added`, ours: added, unit: 'feeds', goal: `${urls.length}` },
      { name: `${name}, event loop delay p99`, ours: p99, unit: 'ms', goal: '< 50 ms' },
    ];
  } finally {
    for (const world of worlds) world.disconnect();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function readUrls(world: ChildProcess): Promise<string[]> {
  const [message] = await once(world, 'message');
  return z.object({ feedUrls: z.array(z.string()) }).parse(message).feedUrls;
}

async function importAll(folder: string, urls: readonly string[]) {
  const loopFile = join(folder, 'loop.json');
  const program = await runProgram(readStartCommand(), {
    WINNOW_DATA_DIR: folder,
    WINNOW_SERVER_PORT: '0',
    // Nobody listens there: what is measured is importing, not judging.
    WINNOW_OLLAMA_HOST: 'http://127.0.0.1:9',
    WINNOW_FETCH_ALLOW_PRIVATE_NETWORKS: '127.0.0.0/8',
    WINNOW_LOG_LEVEL: 'silent',
    BENCH_LOOP_FILE: loopFile,
    NODE_OPTIONS: `--import=${fileURLToPath(import.meta.resolve('./watch-loop.ts'))}`,
  });
  const page = await openEventStream(program.url);
  const readLoop = async () => {
    rmSync(loopFile, { force: true });
    program.signal('SIGUSR2');
    while (!existsSync(loopFile)) await new Promise((resolve) => setTimeout(resolve, 5));
    return z.object({ p99: z.number() }).parse(JSON.parse(readFileSync(loopFile, 'utf8')));
  };
  const ended = Promise.withResolvers<number>();
  page.subscribe(() => {
    const event = page.events.at(-1)?.event;
    if (event?.type === 'import_changed' && event.import?.finished_at) ended.resolve(event.import.added);
  });
  await readLoop();
  const begin = performance.now();
  await fetch(`${program.url}/api/opml`, { method: 'POST', body: makeList(urls) });
  const begun = performance.now() - begin;
  const added = await ended.promise;
  const time = performance.now() - begin;
  const { p99 } = await readLoop();
  page.close();
  await program.stop();
  return { begun, time, p99, added };
}

function makeList(urls: readonly string[]): string {
  const folders = Map.groupBy(urls, (_, index) => Math.floor(index / 100));
  const outlines = [...folders].map(
    ([folder, own]) =>
      `<outline text="Folder ${folder}">${own.map((url) => `<outline type="rss" xmlUrl="${url}"/>`).join('')}</outline>`,
  );
  return `<opml version="2.0"><body>${outlines.join('')}</body></opml>`;
}
