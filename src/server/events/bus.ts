import type { Logger } from '#server/platform/logger.ts';
import type { FeedImport } from '#shared/feed-import.ts';
import type { ModelTest } from '#shared/model-test.ts';

/** What rooms tell each other: ids and small facts, so that the bus could one day cross processes. */
export type AppEvent =
  | { type: 'articles_added'; feedId: number; ids: number[] }
  | { type: 'articles_changed'; ids: number[] }
  /** The text of these articles is another one, or is waited for no longer. */
  | { type: 'texts_changed'; ids: number[] }
  /** The owner set or took back a mark. */
  | { type: 'article_marked'; id: number }
  /** The owner marked many articles read in one go, or took that back. */
  | { type: 'articles_marked'; ids: number[]; read: boolean }
  /** The owner voted on an article, or took a vote back. */
  | { type: 'votes_changed' }
  /** The owner answered a suggestion. */
  | { type: 'suggestions_changed' }
  | { type: 'feeds_changed'; ids: number[] }
  /** How far the import of a list of feeds is; null: the last was dismissed. */
  | { type: 'import_changed'; import: FeedImport | null }
  /** The tree of categories is another one; scores may have changed with it. */
  | { type: 'categories_changed' }
  | { type: 'settings_changed'; key: 'interests' | 'ollama' | 'reader' }
  /** A test of a model began, came further or ended. */
  | { type: 'model_test'; test: ModelTest }
  /** Who may come in: the password, a session or a token. */
  | { type: 'access_changed' }
  /** A saved search was added, changed, moved or deleted. */
  | { type: 'searches_changed' }
  | { type: 'judging_changed' }
  /** Articles were estimated, or how they are estimated has changed. */
  | { type: 'estimates_changed' }
  | { type: 'pulls_changed' }
  /** A model was pulled, deleted, or taken into or out of memory by us. */
  | { type: 'models_changed' };

export type EventBus = {
  publish: (event: AppEvent) => void;
  /** Returns the function that ends the subscription. */
  subscribe: (listener: (event: AppEvent) => void) => () => void;
};

/** Typed, in-process, synchronous. A listener that throws is logged and stops nobody else. */
export function createEventBus(logger: Pick<Logger, 'error'>): EventBus {
  const listeners = new Set<(event: AppEvent) => void>();
  return {
    publish: (event) => {
      for (const listener of listeners) {
        try {
          listener(event);
        } catch (error) {
          logger.error({ err: error, event: event.type }, 'a listener of the event bus failed');
        }
      }
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
