import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import type { Places } from '#e2e/every-address.ts';
import { makeModelPace } from '#e2e/model-pace.ts';
import { loadConfig } from '#server/config/load.ts';
import { silentLogger } from '#server/platform/logger.ts';
import { start } from '#server/start.ts';
import { backdateArticles } from '#server/testing/demo/backdate.ts';
import { startDemoFeeds } from '#server/testing/demo/demo-feeds.ts';
import { fillDemo } from '#server/testing/demo/fill-demo.ts';
import { makeRss } from '#server/testing/feed-server/make-feeds.ts';
import { startFeedServer } from '#server/testing/feed-server/start-feed-server.ts';
import { startOllamaSimulator } from '#server/testing/ollama-simulator/start-ollama-simulator.ts';
import { makeTestApi, type TestApi } from '#server/testing/test-api.ts';
import { longFeed } from './screenshot-texts.ts';

export type World = {
  url: string;
  places: Places;
  stop: () => Promise<void>;
};

const idSchema = z.object({ id: z.number() });

/**
 * `full`: the demo's feeds and model with all that a reader gathers in weeks. `long`: with a feed beside them whose
 * texts have no end. `empty`: the program as it begins.
 */
export async function startScreenshotWorld(kind: 'full' | 'long' | 'empty'): Promise<World> {
  const dataDir = mkdtempSync(join(tmpdir(), 'winnow-screenshots-'));
  const feeds = await startDemoFeeds(Date.now());
  const own = await startFeedServer({ '/long': { body: makeRss(longFeed(Date.now())) } });
  const pace = makeModelPace();
  pace.answerAll();
  const ollama = await startOllamaSimulator(pace.options);
  ollama.setFaults({ chats: ({ text }) => (text.includes('sourdough') ? 'not_json' : 'none') });
  const config = loadConfig(
    {},
    {
      WINNOW_DATA_DIR: dataDir,
      WINNOW_SERVER_PORT: '0',
      WINNOW_OLLAMA_HOST: ollama.url,
      WINNOW_FETCH_ALLOW_PRIVATE_NETWORKS: '127.0.0.0/8',
    },
  );
  const program = await start({ config, logger: silentLogger });
  const api = makeTestApi(() => program.url);
  const stop = async () => {
    await program.stop();
    await Promise.all([feeds.stop(), own.stop(), ollama.stop()]);
    rmSync(dataDir, { recursive: true, force: true });
  };
  const nothing = { articleId: 1, feedId: 1, folderId: 1, categoryId: 1, searchId: 1 };
  if (kind === 'empty') return { url: program.url, places: nothing, stop };
  await fillDemo(program.url, feeds.urls);
  await untilJudged(api);
  await backdateArticles(dataDir);
  const places = await readForWeeks(api);
  // From now on the model takes its time, so that something waits and something is being judged.
  pace.hold();
  const { ids } = await api.list('all', 'newest');
  for (const id of ids.slice(3, 6)) await api.judgeAgain(id);
  if (kind === 'full') return { url: program.url, places, stop };
  const { id: feedId } = await api.addFeed(own.url('/long'));
  const { articles } = await api.list('all', 'newest');
  const articleId = articles.find((article) => article.feed_id === feedId)?.id ?? places.articleId;
  return { url: program.url, places: { ...places, feedId, articleId }, stop };
}

async function untilJudged(api: TestApi): Promise<void> {
  for (let look = 0; look < 600; look += 1) {
    if ((await api.status()).state === 'idle') return;
    await setTimeout(100);
  }
  throw new Error('The articles of the demo were not judged within a minute.');
}

/** Folders, stars, votes, a saved search: what the pages have to show beside articles. */
async function readForWeeks(api: TestApi): Promise<Places> {
  const make = (path: string, body: unknown) => api.read({ method: 'POST', path, body }, idSchema);
  const all = await api.feedList();
  const folder = await make('/api/folders', { name: 'Machines' });
  for (const { id, title } of all) {
    if (/SQLite|Server|Models|Compiler/i.test(title)) {
      await api.send({ method: 'PATCH', path: `/api/feeds/${id}`, body: { folder_id: folder.id } });
    }
  }
  const search = await make('/api/searches', { name: 'Databases, unread', query: 'database is:unread' });
  const { articles } = await api.list('all');
  for (const [index, { id }] of articles.entries()) {
    if (index % 5 === 1) await api.mark(id, { starred: true });
    if (index % 4 === 2) await api.mark(id, { read: true });
    if (index % 9 === 0)
      await api.send({ method: 'POST', path: `/api/articles/${id}/feedback`, body: { verdict: 'more' } });
  }
  const best = articles[0];
  if (!best) throw new Error('The demo has brought no articles.');
  return {
    articleId: best.id,
    feedId: best.feed_id ?? 0,
    folderId: folder.id,
    categoryId: best.categories[0]?.id ?? 0,
    searchId: search.id,
  };
}
