import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { ArticleRow } from '#shared/article.ts';
import { findRow } from '#web/api/article-cache.ts';
import type { FrozenList, ListScope } from '#web/api/article-list.ts';
import { countsQuery } from '#web/api/counts.ts';
import { lastMarking, markManyRead, rememberMarking, requestForList, undoMarkRead } from '#web/api/marks.ts';
import { markedWords, unmarkedWords } from './mark-words.ts';
import { showMarks } from './show-marks.ts';

/**
 * Some articles, or all of a list as it stood when it was made, or those of it that are older than a time (ISO).
 * `quiet`: without a toast, as for what is scrolled past.
 */
export type Marking =
  | { ids: readonly number[]; quiet?: boolean }
  | { scope: ListScope; list: FrozenList; before?: string };

/** Marks many articles read, at once on the page; a toast and `useUndoMarks` take it back. */
export function useMarkMany() {
  const queryClient = useQueryClient();
  const undo = useUndoMarks();
  const { mutate, isPending } = useMutation({
    // One after the other: of two markings the later one is the last that can be taken back.
    scope: { id: 'marks' },
    mutationFn: (marking: Marking) => markManyRead(requestOf(marking)),
    onMutate: (marking) => {
      const shown = unreadOf(queryClient, marking);
      showMarks(queryClient, shown, { read: true });
      return shown;
    },
    onSuccess: async ({ count, undo_token: token }, marking, shown) => {
      if ('ids' in marking && marking.quiet) return;
      if (token !== null) rememberMarking(queryClient, { token, shown });
      const { showWithAction } = await import('#web/theme/show-with-action.tsx');
      showWithAction(markedWords(count), token === null ? undefined : { label: 'Undo', run: undo });
    },
    onError: (_error, _marking, shown) => showMarks(queryClient, shown ?? [], { read: false }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: countsQuery().queryKey }),
  });
  return { markMany: mutate, isPending };
}

/** Takes back the last marking of many; does nothing when there is none. */
export function useUndoMarks(): () => void {
  const queryClient = useQueryClient();
  const { mutate } = useMutation({
    scope: { id: 'marks' },
    mutationFn: ({ token }: { token: string; shown: readonly number[] }) => undoMarkRead(token),
    onMutate: ({ shown }) => showMarks(queryClient, shown, { read: false }),
    onSuccess: async ({ count }) => {
      const { showWithAction } = await import('#web/theme/show-with-action.tsx');
      showWithAction(unmarkedWords(count), undefined);
    },
    onError: (_error, { shown }) => showMarks(queryClient, shown, { read: true }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: countsQuery().queryKey }),
  });
  return useCallback(() => {
    const marking = lastMarking(queryClient);
    if (!marking) return;
    // Taken at once: a second press must not ask for the same again.
    rememberMarking(queryClient, null);
    mutate(marking);
  }, [queryClient, mutate]);
}

function requestOf(marking: Marking) {
  if ('ids' in marking) return { ids: [...marking.ids] };
  return requestForList(marking.scope, marking.list, marking.before);
}

/** Those of them that the page shows as unread. */
function unreadOf(queryClient: QueryClient, marking: Marking): number[] {
  const ids = 'ids' in marking ? marking.ids : marking.list.ids;
  const before = 'ids' in marking ? undefined : marking.before;
  const isMeant = (row: ArticleRow | undefined) =>
    row?.read === false && (before === undefined || row.published_at < before);
  return ids.filter((id) => isMeant(findRow(queryClient, id)));
}
