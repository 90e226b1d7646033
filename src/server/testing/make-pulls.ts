import { setImmediate } from 'node:timers/promises';
import type { Database } from '#server/database/open.ts';
import { createEventBus, type EventBus } from '#server/events/bus.ts';
import { createPulls, type Pulls } from '#server/models/pulls.ts';
import { announceAnswers } from '#server/ollama/announce-answers.ts';
import { createOllamaClient, type OllamaClient } from '#server/ollama/client.ts';
import { silentLogger } from '#server/platform/logger.ts';
import type { Pull } from '#shared/pull.ts';
import { cleanUpLater } from './clean-up.ts';
import { type FakeClock, makeFakeClock } from './fake-clock.ts';
import { makeDatabase } from './make-database.ts';
import type { SimulatorOptions } from './ollama-simulator/options.ts';
import { type OllamaSimulator, startOllamaSimulator } from './ollama-simulator/start-ollama-simulator.ts';

/** The pulls of the room `models` on a real database and a simulated Ollama, all in the time of one fake clock. */
export type PullsBench = {
  db: Database;
  bus: EventBus;
  clock: FakeClock;
  client: OllamaClient;
  ollama: OllamaSimulator;
  /** Another one after each restart. */
  pulls: () => Pulls;
  /** The pull of a model; undefined when it is out of sight. */
  find: (model: string) => Pull | undefined;
  /** Lets time pass in small steps until the condition holds; resolves to the milliseconds it took. */
  passUntil: (condition: () => unknown) => Promise<number>;
  /** Stops and begins again on the same data, as after a restart of ours. */
  restart: () => Promise<void>;
  /** How often Ollama was asked to pull. */
  connections: () => OllamaSimulator['requests'];
};

/** About as often as Ollama reports; in milliseconds of the fake clock. */
const STEP = 50;
/** An hour of fake time is more than any pull here may take. */
const LIMIT = 3_600_000;

export type PullsBenchOptions = Partial<SimulatorOptions> & {
  /** Milliseconds; two minutes unless a test is about what comes after many of them. */
  stallTimeout?: number;
};

export async function makePulls(options: PullsBenchOptions = {}): Promise<PullsBench> {
  const { stallTimeout = 120_000, ...machine } = options;
  const clock = makeFakeClock();
  const db = await makeDatabase();
  const ollama = await startOllamaSimulator({ clock, ...machine });
  cleanUpLater(ollama.stop);
  const bus = createEventBus(silentLogger);
  const limits = { connectTimeout: 5_000, healthTimeout: 5_000 };
  const { client, onAnswer } = announceAnswers(
    createOllamaClient({ baseUrl: ollama.url, headers: {}, clock, ...limits }),
  );
  cleanUpLater(client.close);
  const begin = async () => {
    const begun = createPulls({ client, onAnswer, db, bus, clock, logger: silentLogger, stallTimeout });
    await begun.start();
    return begun;
  };
  let pulls = await begin();
  cleanUpLater(() => pulls.stop());

  return {
    db,
    bus,
    clock,
    client,
    ollama,
    pulls: () => pulls,
    find: (model) => pulls.list().find((pull) => pull.model === model),
    passUntil: async (condition) => {
      const startedAt = clock.now();
      while (!condition()) {
        if (clock.now() - startedAt > LIMIT) throw new Error(`An hour passed in vain for: ${condition}`);
        await clock.advance(STEP);
        // What the simulator wrote has to come through a real socket.
        await setImmediate();
      }
      return clock.now() - startedAt;
    },
    restart: async () => {
      await pulls.stop();
      pulls = await begin();
    },
    connections: () => ollama.requests.filter(({ path }) => path === '/api/pull'),
  };
}
