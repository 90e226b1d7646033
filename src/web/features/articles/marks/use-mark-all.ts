import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { ArticleRow } from '#shared/article.ts';
import { findRow } from '#web/api/article-cache.ts';
import type { FrozenList, ListScope } from '#web/api/article-list.ts';
import { countsQuery } from '#web/api/counts.ts';
import {
  type LastMarking,
  lastMarking,
  markManyRead,
  rememberMarking,
  requestForList,
  undoMarkRead,
} from '#web/api/marks.ts';
import { markedWords, unmarkedWords } from './mark-words.ts';
import { showMarks } from './show-marks.ts';

/**
 * Some articles, or all of a list as it stood when it was made, or those of it that are older than a time (ISO).
 * `quiet`: without a toast, as for what is scrolled past.
 */
export type Marking =
  | { ids: readonly number[]; quiet?: boolean }
  | { scope: ListScope; list: FrozenList; before?: string };

/** By which a marking that the server has not answered yet is known. */
const markingKey = ['marks', 'many'] as const;

/** Marks many articles read, at once on the page; a toast and `useUndoMarks` take it back. */
export function useMarkMany() {
  const queryClient = useQueryClient();
  const undo = useUndoMarks();
  const { mutate, isPending } = useMutation({
    mutationKey: markingKey,
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
      const words = markedWords(count);
      if (token === null) return showWithAction(words, undefined);
      showWithAction({ ...words, id: toastOf(token) }, { label: 'Undo', run: () => void undo() });
    },
    onError: (_error, _marking, shown) => showMarks(queryClient, shown ?? [], { read: false }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: countsQuery().queryKey }),
  });
  return { markMany: mutate, isPending };
}

/**
 * Takes back the last marking of many, also one that the server has not answered yet; says whether there is one.
 */
export function useUndoMarks(): () => boolean {
  const queryClient = useQueryClient();
  const { mutate } = useMutation({
    // After the marking that is taken back, so that it is known here what that was.
    scope: { id: 'marks' },
    mutationFn: async () => {
      const marking = lastMarking(queryClient);
      if (!marking) return;
      // Taken at once: a second press must not ask for the same again.
      rememberMarking(queryClient, null);
      await takeBack(queryClient, marking);
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: countsQuery().queryKey }),
  });
  return useCallback(() => {
    const canUndo = lastMarking(queryClient) !== null;
    const isComing = queryClient.isMutating({ mutationKey: markingKey }) > 0;
    if (canUndo || isComing) mutate();
    return canUndo || isComing;
  }, [queryClient, mutate]);
}

/** At once on the page; what the server refuses is shown as it was. */
async function takeBack(queryClient: QueryClient, { token, shown }: LastMarking): Promise<void> {
  showMarks(queryClient, shown, { read: false });
  try {
    const { count } = await undoMarkRead(token);
    const { showWithAction } = await import('#web/theme/show-with-action.tsx');
    showWithAction({ ...unmarkedWords(count), replaces: toastOf(token) }, undefined);
  } catch (error) {
    showMarks(queryClient, shown, { read: true });
    throw error;
  }
}

const toastOf = (token: string) => `marked ${token}`;

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
