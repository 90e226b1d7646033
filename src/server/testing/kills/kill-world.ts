import { makeRss } from '#server/testing/feed-server/make-feeds.ts';
import { type FeedServer, startFeedServer } from '#server/testing/feed-server/start-feed-server.ts';
import { makePullable } from '#server/testing/ollama-simulator/library.ts';
import { defaultOptions } from '#server/testing/ollama-simulator/options.ts';
import {
  type OllamaSimulator,
  startOllamaSimulator,
} from '#server/testing/ollama-simulator/start-ollama-simulator.ts';

/** Feeds that bring something new with every refresh, and a model that answers; what a kill goes on in. */
export type KillWorld = {
  feeds: FeedServer;
  ollama: OllamaSimulator;
  /** Addresses of feeds, as many as there are. */
  addresses: string[];
  /** Forgets what it was asked so far, which would count as held in its process. */
  forget: () => void;
  stop: () => Promise<void>;
};

const FEEDS = 12;
const ITEMS = 8;

export async function startKillWorld(): Promise<KillWorld> {
  const feeds = await startFeedServer();
  // Slow enough that a pull is under way when the process dies.
  const ollama = await startOllamaSimulator({
    ...defaultOptions,
    library: [makePullable({ name: 'llama3.2:1b' })],
  });
  const addresses = Array.from({ length: FEEDS }, (_, number) => {
    let refreshes = 0;
    feeds.set(`/${number}`, () => {
      refreshes += 1;
      return { body: makeDocument(number, refreshes) };
    });
    return feeds.url(`/${number}`);
  });
  return {
    feeds,
    ollama,
    addresses,
    forget: () => {
      feeds.forgetRequests();
      ollama.requests.length = 0;
    },
    stop: async () => {
      await feeds.stop();
      await ollama.stop();
    },
  };
}

/** The newest items: each refresh takes one off at the end and brings one. */
function makeDocument(feed: number, refreshes: number): string {
  const items = Array.from({ length: ITEMS }, (_, index) => {
    const number = refreshes + index;
    return {
      title: `Tide table ${feed}.${number}`,
      url: `https://tides.example/${feed}/${number}`,
      html: `<p>High water at the pier of harbour ${feed}, day ${number}, with a storm behind it.</p>`,
      publishedAt: Date.now() - (ITEMS - index) * 60_000,
    };
  });
  return makeRss({ title: `Harbour ${feed}`, siteUrl: `https://tides.example/${feed}`, items });
}
