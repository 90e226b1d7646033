import type { Database } from '#server/database/open.ts';
import type { EventBus } from '#server/events/bus.ts';
import type { Clock } from '#server/platform/clock.ts';
import type { Logger } from '#server/platform/logger.ts';
import { readReaderSettings } from '#server/settings/reader-settings.ts';
import { AppError } from '#shared/app-error.ts';
import type { Sort } from '#shared/page.ts';
import type { Found, SearchScope, UnreadUntil } from './find-queries.ts';
import { createIndexing, type Indexing } from './indexing.ts';
import type { Checked, SearchTasks } from './search-tasks.ts';
import { createSearchThread, type SearchThread, TooSlow } from './search-thread.ts';
import type { FoundSuggestions } from './suggest.ts';

type SearchDeps = {
  db: Database;
  bus: EventBus;
  clock: Clock;
  logger: Pick<Logger, 'error' | 'info'>;
  /** The file of the database. */
  file: string;
};

/** Where to search, and for what. */
type SearchRequest = SearchScope & { text: string };

/** The search: what is asked is answered by a thread, which also keeps the index. */
export type Search = {
  /** A list of what is found, as `listArticleIds` gives one. Throws `search_too_slow`. */
  list: (request: SearchRequest & { sort: Sort }, signal?: AbortSignal) => Promise<Found>;
  /** All unread ones of what is found that stood there at a time already. */
  unread: (request: SearchRequest & UnreadUntil) => Promise<number[]>;
  suggest: (text: string, signal?: AbortSignal) => Promise<FoundSuggestions>;
  /** The pieces of texts around the words that were found; those without any are left out. */
  excerpts: (
    text: string,
    ids: readonly number[],
    signal?: AbortSignal,
  ) => Promise<{ id: number; text: string }[]>;
  check: (text: string, signal?: AbortSignal) => Promise<Checked>;
} & Indexing;

/** In milliseconds: nobody waits longer for an answer; without a question for a while the thread ends. */
const TIME_LIMIT = 10_000;
const IDLE_LIMIT = 60_000;

export function createSearch({ file, ...deps }: SearchDeps): Search & { close: () => Promise<void> } {
  const { db, clock } = deps;
  const thread = createSearchThread({ database: file, timeLimit: TIME_LIMIT, idleLimit: IDLE_LIMIT });
  const ask: SearchThread['ask'] = (name, sent, signal) => thread.ask(name, sent, signal).catch(explain);
  return {
    ...createIndexing(deps, thread),
    list: async ({ text, sort, ...scope }, signal) => {
      const { unscored, fresh_points_per_day: freshPoints } = await readReaderSettings(db);
      const order: SearchTasks['list']['sent']['order'] = { sort, unscored, freshPoints };
      return ask('list', { text, now: clock.now(), scope, order }, signal);
    },
    unread: ({ text, upTo, publishedBefore, ...scope }) =>
      ask('unread', { text, now: clock.now(), scope, until: { upTo, publishedBefore } }),
    suggest: (text, signal) => ask('suggest', { text, now: clock.now() }, signal),
    excerpts: (text, ids, signal) => ask('excerpts', { text, ids }, signal),
    check: (text, signal) => ask('check', { text, now: clock.now() }, signal),
    close: thread.close,
  };
}

function explain(error: unknown): never {
  if (!(error instanceof TooSlow)) throw error;
  throw new AppError('search_too_slow', `The search took longer than ${TIME_LIMIT / 1_000} seconds.`, {
    hint: 'Add a word, or narrow it with feed:, in: or after:.',
    cause: error,
  });
}
