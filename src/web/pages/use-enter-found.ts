import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { focusRow } from '#web/features/articles/list/row-to-focus.ts';
import type { ShownList } from '#web/features/navigation/place/use-shown-list.ts';

/**
 * Leads the keyboard from the field of a search to the first article found, once that search has its answer; back
 * into the field where there is none. To be called with what is searched for.
 */
export function useEnterFound({ scope, list }: ShownList): (query: string) => void {
  const queryClient = useQueryClient();
  const [entered, setEntered] = useState<string | null>(null);
  const isAnswered = list.isSuccess && !list.isPlaceholderData;
  const first = list.data?.ids[0];
  useEffect(() => {
    if (entered === null || entered !== scope.query || !isAnswered) return;
    setEntered(null);
    // Where the focus was put somewhere else meanwhile, it stays there.
    if (document.activeElement && document.activeElement !== document.body) return;
    if (first === undefined) document.querySelector<HTMLElement>('[data-search-field]')?.focus();
    else focusRow(queryClient, { id: first, mayScroll: true });
  }, [queryClient, entered, scope.query, isAnswered, first]);
  return setEntered;
}
