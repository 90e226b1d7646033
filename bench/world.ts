import { startFeedServer } from '#server/testing/feed-server/start-feed-server.ts';
import { startOllamaSimulator } from '#server/testing/ollama-simulator/start-ollama-simulator.ts';
import { makeFeedDocuments } from './made-feeds.ts';
import type { WorldOptions } from './start-world.ts';

/**
 * A process of its own with everything outside of Winnow: a feed server and a simulated Ollama, so that
 * they do not take turns with what is measured. Started by start-world.ts; ends with it.
 */
const options: WorldOptions = JSON.parse(process.argv[2] ?? '{}');
const { longAnswers = false, ...machine } = options.ollama;
const ollama = await startOllamaSimulator(machine);
if (longAnswers) ollama.setFaults({ chats: () => 'long_explanation' });
const feeds = await startFeedServer();
const documents = makeFeedDocuments(options);
for (const [index, body] of documents.entries()) {
  feeds.set(`/${index + 1}`, { body, contentType: 'application/rss+xml; charset=utf-8' });
}

process.on('message', () => {
  const chats = ollama.requests.filter(({ path }) => path === '/api/chat');
  process.send?.({ chats: chats.map(({ body }) => JSON.stringify(body)) });
});
process.on('disconnect', () => process.exit(0));
process.send?.({ ollamaUrl: ollama.url, feedUrls: documents.map((_, index) => feeds.url(`/${index + 1}`)) });
