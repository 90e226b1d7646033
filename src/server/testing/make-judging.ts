import type { IncomingArticle } from '#server/articles/incoming-article.ts';
import { storeArticles } from '#server/articles/store-articles.ts';
import { type Environment, loadConfig } from '#server/config/load.ts';
import type { Database } from '#server/database/open.ts';
import { createEventBus, type EventBus } from '#server/events/bus.ts';
import { createJudging, type Judging } from '#server/judging/start-judging.ts';
import { createOllamaClient } from '#server/ollama/client.ts';
import { createModelFactsCache } from '#server/ollama/model-facts.ts';
import { type Clock, systemClock } from '#server/platform/clock.ts';
import { silentLogger } from '#server/platform/logger.ts';
import { createRightOfWay, type RightOfWay } from '#server/platform/right-of-way.ts';
import { saveOllamaSettings } from '#server/settings/ollama-settings.ts';
import { cleanUpLater } from './clean-up.ts';
import { makeDatabase, makeFeed } from './make-database.ts';
import type { SimulatorOptions } from './ollama-simulator/options.ts';
import { type OllamaSimulator, startOllamaSimulator } from './ollama-simulator/start-ollama-simulator.ts';
import { makeUntil, type Until } from './until-event.ts';

export type JudgingOptions = {
  clock?: Clock;
  /** The model that judges; null for none. */
  model?: string | null;
  /** Another one that scores, where two share the work. */
  scoringModel?: string;
  environment?: Environment;
  ollama?: Partial<SimulatorOptions>;
  /** 0 to 1, for what is spread by chance; 0 when left out. */
  random?: () => number;
};

/** The room `judging` at work on a real database and a simulated Ollama, without feeds and HTTP around it. */
export type JudgingBench = {
  db: Database;
  bus: EventBus;
  clock: Clock;
  judging: Judging;
  ollama: OllamaSimulator;
  /** A test of a model takes its turn here. */
  turns: RightOfWay;
  feedId: number;
  /** Stores articles as a refresh does, and says so; resolves to their ids in the same order. */
  add: (articles: IncomingArticle[], feedId?: number) => Promise<number[]>;
  /** Saves other models as the owner does; without a second one the first does both. */
  choose: (model: string, scoringModel?: string) => Promise<void>;
  /** Looks again after every event on the bus. */
  until: Until;
};

export async function makeJudging(options: JudgingOptions = {}): Promise<JudgingBench> {
  const { clock = systemClock, model = 'granite4.1:3b', random = () => 0 } = options;
  const db = await makeDatabase();
  const ollama = await startOllamaSimulator(options.ollama);
  cleanUpLater(ollama.stop);
  const config = loadConfig({}, { WINNOW_OLLAMA_HOST: ollama.url, ...options.environment });
  const bus = createEventBus(silentLogger);
  const client = createOllamaClient({
    baseUrl: ollama.url,
    headers: {},
    connectTimeout: 5_000,
    healthTimeout: 5_000,
    clock,
  });
  cleanUpLater(client.close);
  const facts = createModelFactsCache();
  const turns = createRightOfWay();
  const judging = createJudging({
    client,
    facts,
    db,
    bus,
    clock,
    logger: silentLogger,
    config,
    turns,
    random,
  });
  cleanUpLater(judging.stop);
  let version = 0;
  const save = async (categorizationModel: string, scoringModel?: string) => {
    version += 1;
    const useSeparateModels = scoringModel !== undefined;
    const choice = {
      categorizationModel,
      scoringModel: scoringModel ?? categorizationModel,
      useSeparateModels,
      estimateModel: null,
    };
    await saveOllamaSettings(db, choice, { version, now: clock.now() });
  };
  if (model !== null) await save(model, options.scoringModel);
  const feedId = await makeFeed(db, { title: 'Tidal Notes', now: clock.now() });
  await judging.start();

  return {
    db,
    bus,
    clock,
    judging,
    ollama,
    turns,
    feedId,
    add: async (articles, intoFeed = feedId) => {
      const { added } = await storeArticles(db, intoFeed, { articles, now: clock.now() });
      bus.publish({ type: 'articles_added', feedId: intoFeed, ids: added });
      return added;
    },
    choose: async (...models) => {
      await save(...models);
      bus.publish({ type: 'settings_changed', key: 'ollama' });
    },
    until: makeUntil((listener) => bus.subscribe(listener)),
  };
}
