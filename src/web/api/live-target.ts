import type { QueryClient } from '@tanstack/react-query';
import type { LiveTarget } from './apply-event.ts';
import { compareLists, refreshRows } from './article-cache.ts';
import { categoriesQuery } from './categories.ts';
import { makeIdCollector } from './collect-ids.ts';
import { staleArticlesQuery } from './judging.ts';
import { makeThrottle } from './throttle.ts';

/** Articles change many times a second while they are judged; what is asked about all of them need not. */
const PAUSE_MS = 1_000;

/** What events are brought into, with what is asked anew because of many of them together. */
export function makeLiveTarget(queryClient: QueryClient): { target: LiveTarget; stop: () => void } {
  const changedArticles = makeIdCollector((ids) => refreshRows(queryClient, ids));
  const staleArticles = makeThrottle(() => {
    void queryClient.invalidateQueries({ queryKey: staleArticlesQuery().queryKey });
  }, PAUSE_MS);
  const categories = makeThrottle(() => {
    void queryClient.invalidateQueries({ queryKey: categoriesQuery().queryKey });
  }, PAUSE_MS);
  // Scores that no event names: after a change of categories they may be thousands.
  const listOrder = makeThrottle(() => {
    // What fails is caught up with when the stream stands again.
    void compareLists(queryClient).catch(() => undefined);
  }, PAUSE_MS);
  return {
    target: { queryClient, changedArticles, staleArticles, categories, listOrder },
    stop: () => {
      for (const { stop } of [changedArticles, staleArticles, categories, listOrder]) stop();
    },
  };
}
