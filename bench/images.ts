import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeRss } from '#server/testing/feed-server/make-feeds.ts';
import { startFeedServer } from '#server/testing/feed-server/start-feed-server.ts';
import { makePng } from '#server/testing/make-images.ts';
import { makeTestApi } from '#server/testing/test-api.ts';
import { type Figure, median } from './report.ts';
import { type RunningProgram, runProgram } from './run-program.ts';

const REQUESTS = 300;
const SIZES = [20, 200, 2_000] as const;

/**
 * What the proxy adds to an image that it has: the time of a request to Winnow beside that of one to a server
 * that only reads the same file from the disk, by turns.
 */
export async function measureImages(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const kilobytes of SIZES) figures.push(await measureSize(kilobytes));
  return figures;
}

async function measureSize(kilobytes: number): Promise<Figure> {
  const folder = mkdtempSync(join(tmpdir(), 'winnow-bench-'));
  const file = join(folder, 'image.png');
  // What follows the end of an image belongs to it as far as servers are concerned.
  writeFileSync(file, Buffer.concat([makePng(64, 64), randomBytes(kilobytes * 1_024)]));
  const plain = await runProgram('exec node bench/image-server.ts', { BENCH_IMAGE: file });
  const program = await startProgram(folder);
  try {
    const ours = `${program.url}${await findPath(program, plain.url)}`;
    const taken = { ours: [] as number[], plain: [] as number[] };
    for (let count = 0; count < REQUESTS; count += 1) {
      taken.ours.push(await timeImage(ours));
      taken.plain.push(await timeImage(plain.url));
    }
    return {
      name: `image, cached, ${kilobytes} kB`,
      ours: median(taken.ours),
      reference: median(taken.plain),
      unit: 'ms',
      goal: 'at most 2 ms more',
    };
  } finally {
    await program.stop();
    await plain.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function startProgram(folder: string): Promise<RunningProgram> {
  return runProgram('exec node --max-semi-space-size=8 src/server/main.ts', {
    WINNOW_DATA_DIR: join(folder, 'data'),
    WINNOW_SERVER_PORT: '0',
    WINNOW_FETCH_ALLOW_PRIVATE_NETWORKS: '127.0.0.0/8',
    WINNOW_OLLAMA_HOST: 'http://127.0.0.1:9',
    WINNOW_LOG_LEVEL: 'silent',
  });
}

/** An article with that image, and the path that it has on its page. */
async function findPath(program: RunningProgram, imageUrl: string): Promise<string> {
  const html = `<p>Text <img src="${imageUrl}/image.png"></p>`;
  const items = [{ title: 'Image', url: `${imageUrl}/1`, html }];
  const feeds = await startFeedServer({
    '/feed': { body: makeRss({ title: 'Images', siteUrl: imageUrl, items }) },
  });
  const api = makeTestApi(() => program.url);
  await api.addFeed(feeds.url('/feed'));
  const [id = 0] = (await api.list('all')).ids;
  const { content_html } = await api.article(id);
  await feeds.stop();
  return /<img src="([^"]+)"/.exec(content_html)?.[1] ?? '';
}

/** Milliseconds until the last byte. */
async function timeImage(url: string): Promise<number> {
  const begin = performance.now();
  const answer = await fetch(url);
  await answer.arrayBuffer();
  if (answer.headers.get('content-type') !== 'image/png') throw new Error(`${url} is no image.`);
  return performance.now() - begin;
}
