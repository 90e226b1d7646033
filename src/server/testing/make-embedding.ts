import type { IncomingArticle } from '#server/articles/incoming-article.ts';
import { storeArticles } from '#server/articles/store-articles.ts';
import { type Environment, loadConfig } from '#server/config/load.ts';
import type { Database } from '#server/database/open.ts';
import { createEmbedding, type Embedding } from '#server/estimates/embedding/start-embedding.ts';
import { createEventBus, type EventBus } from '#server/events/bus.ts';
import { createOllamaClient, type OllamaClient } from '#server/ollama/client.ts';
import { createModelFactsCache } from '#server/ollama/model-facts.ts';
import { silentLogger } from '#server/platform/logger.ts';
import { createRightOfWay, type RightOfWay } from '#server/platform/right-of-way.ts';
import { saveInterests } from '#server/settings/interests.ts';
import { saveOllamaSettings } from '#server/settings/ollama-settings.ts';
import { cleanUpLater } from './clean-up.ts';
import { type FakeClock, makeFakeClock } from './fake-clock.ts';
import { makeDatabase, makeFeed } from './make-database.ts';
import type { SimulatorOptions } from './ollama-simulator/options.ts';
import { type OllamaSimulator, startOllamaSimulator } from './ollama-simulator/start-ollama-simulator.ts';
import { makeUntil, type Until } from './until-event.ts';

/** The embedding model at work on a real database and a simulated Ollama, and nothing around it. */
export type EmbeddingBench = {
  db: Database;
  bus: EventBus;
  clock: FakeClock;
  client: OllamaClient;
  turns: RightOfWay;
  embedding: Embedding;
  ollama: OllamaSimulator;
  /** Stores articles as a refresh does, and says so; resolves to their ids. */
  add: (articles: IncomingArticle[]) => Promise<number[]>;
  /** Saves the model for estimates as the owner does; null: built in only. */
  choose: (estimateModel: string | null) => Promise<void>;
  want: (interests: string) => Promise<void>;
  /** The texts of each request for vectors so far. */
  asked: () => string[][];
  /** Articles that were said to have other vectors, and how often all was to be estimated anew. */
  told: { ids: number[]; anew: number };
  /** Begins a second time, as after a restart of the program. */
  restart: () => Promise<Embedding>;
  /** Looks again after every change of the status. */
  until: Until;
};

export type EmbeddingBenchOptions = {
  model?: string | null;
  /** The model that judges. */
  judge?: string;
  environment?: Environment;
  ollama?: Partial<SimulatorOptions>;
};

export async function makeEmbedding(options: EmbeddingBenchOptions = {}): Promise<EmbeddingBench> {
  const { model = 'all-minilm:latest', judge = null } = options;
  const clock = makeFakeClock();
  const db = await makeDatabase();
  const ollama = await startOllamaSimulator(options.ollama);
  cleanUpLater(ollama.stop);
  const { ollama: config } = loadConfig({}, { WINNOW_OLLAMA_HOST: ollama.url, ...options.environment });
  const bus = createEventBus(silentLogger);
  const times = { connectTimeout: 5_000, healthTimeout: 5_000 };
  const client = createOllamaClient({ baseUrl: ollama.url, headers: {}, clock, ...times });
  cleanUpLater(client.close);
  const turns = createRightOfWay();
  const told: EmbeddingBench['told'] = { ids: [], anew: 0 };
  const begin = async () => {
    const embedding = createEmbedding({
      ...{ client, facts: createModelFactsCache(), db, bus, clock, logger: silentLogger, config, turns },
      onVectors: (ids) => told.ids.push(...ids),
      onChange: () => {
        told.anew += 1;
      },
    });
    cleanUpLater(embedding.stop);
    await embedding.start();
    return embedding;
  };
  let version = 0;
  const save = async (estimateModel: string | null) => {
    version += 1;
    const choice = {
      categorizationModel: judge,
      scoringModel: judge,
      useSeparateModels: false,
      estimateModel,
    };
    await saveOllamaSettings(db, choice, { version, now: clock.now() });
  };
  await save(model);
  const feedId = await makeFeed(db, { title: 'Tidal Notes', now: clock.now() });
  const embedding = await begin();

  return {
    ...{ db, bus, clock, client, turns, embedding, ollama, told },
    add: async (articles) => {
      const { added } = await storeArticles(db, feedId, { articles, now: clock.now() });
      bus.publish({ type: 'articles_added', feedId, ids: added });
      return added;
    },
    choose: async (estimateModel) => {
      await save(estimateModel);
      bus.publish({ type: 'settings_changed', key: 'ollama' });
    },
    want: async (interests) => {
      await saveInterests({ db, bus, clock }, { interests, anti_interests: '' });
    },
    asked: () =>
      ollama.requests.filter(({ path }) => path === '/api/embed').map(({ body }) => Object(body).input),
    restart: async () => {
      await embedding.stop();
      return begin();
    },
    until: makeUntil((listener) => bus.subscribe(listener)),
  };
}
