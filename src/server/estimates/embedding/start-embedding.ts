import type { AppEvent } from '#server/events/bus.ts';
import { createWakeSignal } from '#server/platform/wake-signal.ts';
import { readOllamaSettings } from '#server/settings/ollama-settings.ts';
import { embedPhrases } from './embed-waiting.ts';
import { isStillFound } from './embedding-model.ts';
import { forgetSkipped } from './embedding-queries.ts';
import { type EmbeddingDeps, findCounting, findRemembered, makeRun, takeUp } from './embedding-run.ts';
import type { EmbeddingSource } from './embedding-source.ts';
import { readEmbeddingStatus } from './embedding-status.ts';
import { keepEmbedding } from './embedding-worker.ts';
import { notePreviewed } from './kept-phrases.ts';

/** The embedding model that the owner chose: it reads articles and phrases, and says how far it has come. */
export type Embedding = EmbeddingSource & {
  start: () => Promise<void>;
  /** Ends the calls that are under way; what they would have brought is asked for again. */
  stop: () => Promise<void>;
};

/** Whoever learns waits for no longer than this for phrases that are not known yet (ms): the worker brings them. */
const PHRASES_TIMEOUT = 5_000;

export function createEmbedding(deps: EmbeddingDeps): Embedding {
  const { db, bus, clock, config } = deps;
  const stopping = new AbortController();
  const signal = createWakeSignal(clock);
  const run = makeRun(deps, stopping.signal);
  let working: Promise<void> | undefined;

  const lookAgain = () => {
    run.looks = 0;
    signal.wake();
  };
  const forget = () => {
    run.foundUntil = 0;
    lookAgain();
  };
  const unsubscribe = bus.subscribe((event: AppEvent) => {
    switch (event.type) {
      case 'articles_added':
      case 'article_marked':
      case 'articles_marked':
      case 'votes_changed':
      // Articles that a refresh changed have lost their vectors.
      case 'feeds_changed':
        return signal.wake();
      case 'models_changed':
        return forget();
      case 'settings_changed':
        // A call for a model that was chosen no longer would only keep the others waiting.
        if (event.key === 'ollama') run.burst.abort();
        return event.key === 'ollama' ? forget() : signal.wake();
    }
  });

  return {
    start: async () => {
      await forgetSkipped(db);
      const { estimateModel } = await readOllamaSettings(db, config);
      if (estimateModel !== null) await takeUp(run, await findRemembered(db, estimateModel));
      working = keepEmbedding(run, signal.rest);
    },
    stop: async () => {
      unsubscribe();
      stopping.abort();
      signal.wake();
      await working;
    },
    status: () => {
      // Who looks at it wants to know whether Ollama is there, also while nothing waits for it.
      if (!run.trouble && run.state === 'resting' && !isStillFound(run)) signal.wake();
      return readEmbeddingStatus(run);
    },
    currentDigest: async () => (await findCounting(run))?.digest,
    embedPhrases: async (texts) => {
      const current = await findCounting(run);
      if (!current) return undefined;
      await notePreviewed(run, texts);
      const limit = new AbortController();
      const cancel = clock.after(PHRASES_TIMEOUT, () => limit.abort());
      const phrases = await embedPhrases(run, current, { texts, signal: limit.signal });
      cancel();
      return { ...current, phrases };
    },
  };
}
