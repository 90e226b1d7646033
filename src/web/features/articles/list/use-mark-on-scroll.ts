import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { findRow } from '#web/api/article-cache.ts';
import { readerSettingsQuery } from '#web/api/settings.ts';
import { useMarkMany } from '#web/features/articles/marks/use-mark-all.ts';
import { type Passing, passRows } from './passed-rows.ts';

/** What is scrolled past is marked together when scrolling has rested this long. */
const REST_MS = 600;

/** Where the owner wants it, marks read what is scrolled past above the top of the list. */
export function useMarkOnScroll({
  ids,
  first,
  last,
}: {
  ids: readonly number[];
  first: number;
  last: number;
}): void {
  const queryClient = useQueryClient();
  const { data: wanted } = useQuery({
    ...readerSettingsQuery(),
    select: ({ mark_read }) => mark_read === 'scroll',
  });
  const { markMany } = useMarkMany();
  const passing = useRef<Passing>({ seen: new Set() });
  const waiting = useRef<number[]>([]);
  useEffect(() => {
    if (!wanted || last < first) return;
    const { passed, seen } = passRows(passing.current, { ids, first, last });
    passing.current = { seen };
    waiting.current.push(...passed.filter((id) => findRow(queryClient, id)?.read !== true));
    if (waiting.current.length === 0) return;
    const timer = setTimeout(() => markMany({ ids: waiting.current.splice(0), quiet: true }), REST_MS);
    return () => clearTimeout(timer);
  }, [wanted, ids, first, last, queryClient, markMany]);
  // What waits when the list is left was scrolled past all the same.
  useEffect(
    () => () => {
      if (waiting.current.length > 0) markMany({ ids: waiting.current.splice(0), quiet: true });
    },
    [markMany],
  );
}
