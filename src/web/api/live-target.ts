import type { QueryClient } from '@tanstack/react-query';
import type { LiveTarget } from './apply-event.ts';
import { compareLists, refreshRows } from './article-cache.ts';
import { categoriesQuery } from './categories.ts';
import { makeIdCollector } from './collect-ids.ts';
import { feedsQuery } from './feeds.ts';
import { foldersQuery, orderKey } from './folders.ts';
import { healthQuery } from './health.ts';
import { staleArticlesQuery } from './judging.ts';
import { makeThrottle } from './throttle.ts';

/** Articles change many times a second while they are judged; what is asked about all of them need not. */
const PAUSE_MS = 1_000;
/** While articles are judged each second would ask for thousands of ids; what is new in a list may wait a little. */
const MEMBERS_PAUSE_MS = 4_000;

/** What events are brought into, with what is asked anew because of many of them together. */
export function makeLiveTarget(queryClient: QueryClient): { target: LiveTarget; stop: () => void } {
  const changedArticles = makeIdCollector((ids) => refreshRows(queryClient, ids));
  const staleArticles = makeThrottle(() => {
    void queryClient.invalidateQueries({ queryKey: staleArticlesQuery().queryKey });
  }, PAUSE_MS);
  const categories = makeThrottle(() => {
    void queryClient.invalidateQueries({ queryKey: categoriesQuery().queryKey });
  }, PAUSE_MS);
  // Each of a thousand feeds tells of its refresh, and the answer names all of them.
  const feeds = makeThrottle(() => {
    void queryClient.invalidateQueries({ queryKey: healthQuery().queryKey });
    // What is being put in order here is newer than any answer; the feeds are asked for when that is done.
    if (queryClient.isMutating({ mutationKey: orderKey }) > 0) return;
    void queryClient.invalidateQueries({ queryKey: feedsQuery().queryKey });
    void queryClient.invalidateQueries({ queryKey: foldersQuery().queryKey });
  }, PAUSE_MS);
  // Scores that no event names: after a change of categories they may be thousands.
  const listOrder = makeThrottle(() => {
    // What fails is caught up with when the stream stands again.
    void compareLists(queryClient).catch(() => undefined);
  }, PAUSE_MS);
  const listMembers = makeThrottle(() => {
    void compareLists(queryClient).catch(() => undefined);
  }, MEMBERS_PAUSE_MS);
  return {
    target: { queryClient, changedArticles, staleArticles, categories, feeds, listOrder, listMembers },
    stop: () => {
      for (const { stop } of [changedArticles, staleArticles, categories, feeds, listOrder, listMembers])
        stop();
    },
  };
}
