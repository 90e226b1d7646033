import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { ROWS_PER_PAGE } from '#shared/limits.ts';
import { findRow } from '#web/api/article-cache.ts';
import { fetchRows, storePage } from '#web/api/articles.ts';
import { missingPages } from './missing-pages.ts';

/** Fetching waits until scrolling rests this long, so that a drag of the scrollbar asks for its end only. */
const REST_MS = 80;
/** After a failed page the next try comes by itself. */
const RETRY_MS = 3_000;

type Shown = { ids: number[]; first: number; last: number };

/**
 * Fetches, by the page, the rows that are in sight and not in the cache yet. Gives how many pages have
 * come so, because headings depend on the rows.
 */
export function useListRows({ ids, first, last }: Shown): number {
  const queryClient = useQueryClient();
  const [pagesLoaded, setPagesLoaded] = useState(0);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    let ended = false;
    const load = async () => {
      const isMissing = (id: number) => findRow(queryClient, id) === undefined;
      const pages = missingPages({ ids, first, last, size: ROWS_PER_PAGE }, isMissing);
      try {
        for (const page of pages) {
          if (ended) return;
          storePage(queryClient, await fetchRows(page));
          setPagesLoaded((count) => count + 1);
        }
      } catch {
        if (!ended) timer = setTimeout(load, RETRY_MS);
      }
    };
    timer = setTimeout(load, REST_MS);
    return () => {
      ended = true;
      clearTimeout(timer);
    };
  }, [queryClient, ids, first, last]);
  return pagesLoaded;
}
