import { loadConfig } from '#server/config/load.ts';
import { silentLogger } from '#server/platform/logger.ts';
import { start } from '#server/start.ts';
import { makeOldFile } from '#server/testing/kills/old-file.ts';
import { makeTestApi } from '#server/testing/test-api.ts';
import { type Footprint, makeFootprintMeter } from './footprint.ts';
import { sendAlone } from './send-alone.ts';

/** In the first thousand caches fill and statements are prepared. */
const LOOKED_EVERY = 1_000;

/**
 * Reads so many articles one after the other, as somebody does who never closes the page: list, text, mark. Returns
 * the footprint after each {@link LOOKED_EVERY}.
 */
export async function readArticles(
  dataDir: string,
  articles: number,
  abort?: AbortSignal,
): Promise<Footprint[]> {
  await makeOldFile(dataDir, articles);
  const surroundings = {
    WINNOW_DATA_DIR: dataDir,
    WINNOW_SERVER_PORT: '0',
    WINNOW_OLLAMA_HOST: 'http://127.0.0.1:1',
  };
  const running = await start({ config: loadConfig({}, surroundings), logger: silentLogger });
  const api = makeTestApi(() => running.url, sendAlone(running.url));
  const measure = makeFootprintMeter();
  const looks: Footprint[] = [];
  try {
    for (let id = 1; id <= articles; id += 1) {
      abort?.throwIfAborted();
      await api.article(id);
      await api.mark(id, { read: id % 3 !== 0 });
      if (id % 50 === 0) await api.list('unread');
      if (id % LOOKED_EVERY === 0) looks.push(await measure());
    }
  } finally {
    await running.stop();
  }
  return looks;
}
