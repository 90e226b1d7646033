import { type Environment, loadConfig } from '#server/config/load.ts';
import type { Clock } from '#server/platform/clock.ts';
import { type Logger, silentLogger } from '#server/platform/logger.ts';
import { type Started, start } from '#server/start.ts';
import { cleanUpLater } from './clean-up.ts';
import { type EventStream, openEventStream, type ReceivedEvent } from './event-stream.ts';
import { type FeedServer, startFeedServer } from './feed-server/start-feed-server.ts';
import { makeTempFolder } from './make-temp-folder.ts';
import type { SimulatorOptions } from './ollama-simulator/options.ts';
import { type OllamaSimulator, startOllamaSimulator } from './ollama-simulator/start-ollama-simulator.ts';
import { makeTestApi, type TestApi } from './test-api.ts';
import { makeUntil, type Until } from './until-event.ts';

export type TestServerOptions = {
  clock?: Clock;
  /** Nothing is logged otherwise. */
  logger?: Logger;
  /** Further configuration, as variables of the environment. */
  environment?: Environment;
  /** A folder with a built page; without it there is only the API. */
  pageDir?: string;
  ollama?: Partial<SimulatorOptions>;
};

export type TestServer = TestApi & {
  /** Changes when the server is started again. */
  url: () => string;
  dataDir: string;
  feeds: FeedServer;
  ollama: OllamaSimulator;
  /** What the server told its pages so far, oldest first; begins anew when it is started again. */
  events: () => readonly ReceivedEvent[];
  /** Waits for a condition, looking again after every event of `GET /api/events`. */
  until: Until;
  stop: () => Promise<void>;
  /** Stops if need be, and starts again on the same data. */
  restart: () => Promise<void>;
};

/**
 * The whole program on a fresh database, with a real feed server and a simulated Ollama beside it. Ends
 * with the test, or with the file when it was made outside of a test.
 */
export async function makeTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const dataDir = makeTempFolder();
  const feeds = await startFeedServer();
  cleanUpLater(feeds.stop);
  const ollama = await startOllamaSimulator(options.ollama);
  cleanUpLater(ollama.stop);
  const config = loadConfig(
    {},
    {
      WINNOW_DATA_DIR: dataDir,
      WINNOW_SERVER_PORT: '0',
      WINNOW_OLLAMA_HOST: ollama.url,
      WINNOW_FETCH_ALLOW_PRIVATE_NETWORKS: '127.0.0.0/8',
      ...options.environment,
    },
  );
  const { clock, logger = silentLogger, pageDir = `${dataDir}/no-page` } = options;
  const run = () => runProgram(() => start({ config, logger, pageDir, ...(clock ? { clock } : {}) }));
  let running: Running | null = await run();
  const stop = async () => {
    const stopped = running;
    running = null;
    await stopped?.stop();
  };
  cleanUpLater(stop);
  const current = () => {
    if (!running) throw new Error('The server of this test is stopped.');
    return running;
  };

  return {
    ...makeTestApi(() => current().url),
    url: () => current().url,
    dataDir,
    feeds,
    ollama,
    events: () => current().stream.events,
    until: (look) => makeUntil(current().stream.subscribe)(look),
    stop,
    restart: async () => {
      await stop();
      running = await run();
    },
  };
}

type Running = Started & { stream: EventStream };

async function runProgram(begin: () => Promise<Started>): Promise<Running> {
  const started = await begin();
  const stream = await openEventStream(started.url);
  return {
    url: started.url,
    stream,
    stop: async () => {
      stream.close();
      await started.stop();
    },
  };
}
