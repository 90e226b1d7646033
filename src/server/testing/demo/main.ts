import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '#server/config/load.ts';
import { createLogger } from '#server/platform/logger.ts';
import { start } from '#server/start.ts';
import { startOllamaSimulator } from '#server/testing/ollama-simulator/start-ollama-simulator.ts';
import { backdateArticles } from './backdate.ts';
import { startDemoFeeds } from './demo-feeds.ts';
import { fillDemo } from './fill-demo.ts';

/**
 * `npm run demo`: the real program on a throw-away database, with a feed server and a simulated Ollama
 * in the same process. Nothing leaves the machine and nothing stays behind.
 */
const dataDir = mkdtempSync(join(tmpdir(), 'winnow-demo-'));
const feeds = await startDemoFeeds(Date.now());
// Speeds of a small model on a quick machine: about one article a second, so that one can watch.
const ollama = await startOllamaSimulator({
  promptTokensPerSecond: 6_000,
  generatedTokensPerSecond: 60,
  loadTime: 800,
});
const config = loadConfig(process.env, {
  WINNOW_DATA_DIR: dataDir,
  WINNOW_OLLAMA_HOST: ollama.url,
  WINNOW_FETCH_ALLOW_PRIVATE_NETWORKS: '127.0.0.0/8',
  WINNOW_LOG_LEVEL: process.env['WINNOW_LOG_LEVEL'] ?? 'warn',
});
const started = await start({ config, logger: createLogger({ level: config.log.level, format: 'pretty' }) });
process.stdout.write(
  `Winnow's demo is ready: ${started.url}\nIts feeds, articles and model are made up. Ctrl+C ends it.\n`,
);

let stopping = false;
const stop = async () => {
  if (stopping) return;
  stopping = true;
  await started.stop();
  await Promise.all([feeds.stop(), ollama.stop()]);
  rmSync(dataDir, { recursive: true, force: true });
  process.exit(0);
};
process.on('SIGINT', () => void stop());
process.on('SIGTERM', () => void stop());

await fillDemo(started.url, feeds.urls);
await backdateArticles(dataDir);
