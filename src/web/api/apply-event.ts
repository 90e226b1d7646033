import type { QueryClient } from '@tanstack/react-query';
import type { ServerEvent } from '#shared/server-event.ts';
import { compareLists, listsInFlight, refreshRows, updateLists, usesList } from './article-cache.ts';
import { type ArticlesAdded, isToldByServer, noteAdded } from './article-list.ts';
import { articleKeys } from './articles.ts';
import { categoriesQuery } from './categories.ts';
import { countsQuery } from './counts.ts';
import { estimatesStatusQuery } from './estimates.ts';
import { suggestionsQuery } from './feedback.ts';
import { feedsQuery } from './feeds.ts';
import { storeImport } from './imports.ts';
import { interestsQuery } from './interests.ts';
import { judgingStatusQuery, staleArticlesQuery } from './judging.ts';
import { modelLibraryQuery, storeModelTest } from './models.ts';
import { storePulls } from './pulls.ts';
import { savedSearchesQuery } from './searches.ts';
import { readerSettingsQuery } from './settings.ts';

export type LiveTarget = {
  queryClient: QueryClient;
  /** Where ids of changed articles are collected until their rows are fetched. */
  changedArticles: { add: (ids: number[]) => void };
  /** Asks anew, soon, how many articles would be judged again. */
  staleArticles: { ask: () => void };
  /** Asks anew, soon, for the categories: a judgement may have counted one up, or proposed one. */
  categories: { ask: () => void };
  /** Asks anew, soon, for the feeds and for what keeps all of them from being fetched. */
  feeds: { ask: () => void };
  /** Asks, soon, whether the order of the lists in use is still as shown. */
  listOrder: { ask: () => void };
  /** The same, less often: for lists of which only the server can tell what arrives in them. */
  listMembers: { ask: () => void };
};

type SettingsKey = Extract<ServerEvent, { type: 'settings_changed' }>['key'];

const keyOfSettings: Record<SettingsKey, readonly unknown[]> = {
  interests: interestsQuery().queryKey,
  ollama: ['ollama'],
  reader: readerSettingsQuery().queryKey,
};

/** Events that only say what is out of date. */
type MereChange =
  | 'votes_changed'
  | 'suggestions_changed'
  | 'estimates_changed'
  | 'models_changed'
  | 'access_changed'
  | 'searches_changed';

const askedAnew: Record<MereChange, (readonly unknown[])[]> = {
  votes_changed: [['feedback'], suggestionsQuery().queryKey],
  suggestions_changed: [suggestionsQuery().queryKey],
  estimates_changed: [estimatesStatusQuery().queryKey],
  models_changed: [modelLibraryQuery().queryKey],
  access_changed: [['access']],
  searches_changed: [savedSearchesQuery().queryKey],
};

/** Brings one event of the stream into the cache. */
export function applyServerEvent(target: LiveTarget, event: ServerEvent): void {
  const { queryClient, changedArticles, staleArticles, categories, feeds, listOrder } = target;
  switch (event.type) {
    case 'judging':
      tell(queryClient, judgingStatusQuery().queryKey, event.judging);
      staleArticles.ask();
      return;
    case 'articles_changed':
      changedArticles.add(event.ids);
      staleArticles.ask();
      categories.ask();
      askForTold(target);
      return;
    case 'articles_added':
      noteArrivals(queryClient, event);
      askForTold(target);
      return;
    case 'articles_marked':
      forgetUnshown(queryClient);
      askForShown(queryClient);
      askForTold(target);
      return;
    case 'categories_changed':
      void queryClient.invalidateQueries({ queryKey: categoriesQuery().queryKey });
      askForShown(queryClient);
      listOrder.ask();
      staleArticles.ask();
      return;
    case 'feeds_changed':
      feeds.ask();
      return;
    case 'settings_changed':
      void queryClient.invalidateQueries({ queryKey: keyOfSettings[event.key] });
      void queryClient.invalidateQueries({ queryKey: staleArticlesQuery().queryKey });
      return;
    default:
      applyFact(queryClient, event);
  }
}

type AppliedApart =
  | 'judging'
  | 'articles_changed'
  | 'articles_added'
  | 'articles_marked'
  | 'categories_changed'
  | 'feeds_changed'
  | 'settings_changed';

/** Events that bring what they tell with them, or say what is to be asked for again. */
function applyFact(queryClient: QueryClient, event: Exclude<ServerEvent, { type: AppliedApart }>): void {
  switch (event.type) {
    case 'snapshot':
      tell(queryClient, countsQuery().queryKey, event.counts);
      tell(queryClient, judgingStatusQuery().queryKey, event.judging);
      storePulls(queryClient, event.pulls);
      return;
    case 'counts':
      tell(queryClient, countsQuery().queryKey, event.counts);
      return;
    case 'import_changed':
      storeImport(queryClient, event.import);
      return;
    case 'pulls':
      storePulls(queryClient, event.pulls);
      return;
    case 'model_test':
      storeModelTest(queryClient, event);
      return;
    default:
      for (const queryKey of askedAnew[event.type]) void queryClient.invalidateQueries({ queryKey });
  }
}

/** Asks again for the rows in sight and for the open article, of which no event says how they changed. */
function askForShown(queryClient: QueryClient): void {
  void queryClient.invalidateQueries({ queryKey: articleKeys.ones });
  // What fails is caught up with when the stream stands again.
  void refreshShown(queryClient).catch(() => undefined);
}

/** Thousands of rows may have changed: those out of sight are asked for when they are scrolled to. */
function forgetUnshown(queryClient: QueryClient): void {
  // By their observers: a row is never fetched by itself, so that none of them counts as active.
  queryClient.removeQueries({
    queryKey: articleKeys.rows,
    predicate: (query) => query.getObserversCount() === 0,
  });
}

/** Whether an article belongs into a folder's list, or into Unread, is told by the feed that brought it. */
function noteArrivals(queryClient: QueryClient, event: ArticlesAdded): void {
  const feed = queryClient.getQueryData(feedsQuery().queryKey)?.find(({ id }) => id === event.feed_id);
  const carrier = { folderId: feed?.folder_id ?? null, muted: feed?.muted ?? false };
  updateLists(queryClient, (list, scope) => noteAdded(list, scope, { ...event, carrier }));
}

/** What stands in a category or a search now, or is hidden, no event says. */
function askForTold({ queryClient, listMembers }: LiveTarget): void {
  if (usesList(queryClient, isToldByServer)) listMembers.ask();
}

/** What the stream says is newer than any answer that is still on its way: such an answer is not waited for. */
function tell(queryClient: QueryClient, queryKey: readonly unknown[], fact: unknown): void {
  void queryClient
    .cancelQueries({ queryKey }, { revert: false })
    .then(() => queryClient.setQueryData(queryKey, fact));
}

/** Asks again for the rows in sight. */
export async function refreshShown(queryClient: QueryClient): Promise<void> {
  await listsInFlight(queryClient);
  await refreshRows(queryClient, idsInSight(queryClient));
}

/**
 * Asks again for the rows that came before the stream stood: in between they may have changed. All of them, not
 * those in sight: a list that has just come is not on the page yet.
 */
export async function refreshEarly(queryClient: QueryClient): Promise<void> {
  await listsInFlight(queryClient);
  const rows = queryClient.getQueryCache().findAll({ queryKey: articleKeys.rows });
  await refreshRows(queryClient, rows.map(idOf));
}

/** Rows are never fetched one by one, so only their observers tell which of them stand on the page. */
function idsInSight(queryClient: QueryClient): number[] {
  return queryClient
    .getQueryCache()
    .findAll({ queryKey: articleKeys.rows })
    .filter((query) => query.getObserversCount() > 0)
    .map(idOf);
}

function idOf({ queryKey }: { queryKey: readonly unknown[] }): number {
  return Number(queryKey[2]);
}

/** Asks again for everything that events would have told while no stream stood. */
export async function catchUp(queryClient: QueryClient): Promise<void> {
  const shown = idsInSight(queryClient);
  await Promise.allSettled([
    queryClient.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'articles' }),
    queryClient.refetchQueries({ predicate: (query) => query.state.status === 'error', type: 'active' }),
    queryClient.invalidateQueries({ queryKey: articleKeys.ones }),
    refreshRows(queryClient, shown),
    compareLists(queryClient),
  ]);
}
