import { useQueryClient } from '@tanstack/react-query';
import { lastMarking } from '#web/api/marks.ts';
import { useMarkMany, useUndoMarks } from '#web/features/articles/use-mark-all.ts';
import { useSelection } from '#web/features/articles/use-selection.ts';
import { useGoToStop } from '#web/features/navigation/use-go-to-stop.ts';
import { useRefreshAll } from '#web/features/navigation/use-refresh-all.ts';
import { useShownList } from '#web/features/navigation/use-shown-list.ts';
import { focusPart } from './use-page-focus.ts';

/** What keys do with a whole list, with its ticked rows and with all feeds; each says whether there was something to do. */
export function useListActions() {
  const queryClient = useQueryClient();
  const { scope, visit, list } = useShownList();
  const { selection, toggle, clear } = useSelection(visit);
  const { markMany } = useMarkMany();
  const undoMarks = useUndoMarks();
  const refresh = useRefreshAll();
  const goToStop = useGoToStop();
  const did = (act: () => void) => () => {
    act();
    return true;
  };
  return {
    select: (id: number | null) => {
      if (id !== null) toggle(id);
      return id !== null;
    },
    clearSelection: () => {
      if (selection.ids.size > 0) clear();
      return selection.ids.size > 0;
    },
    markAllRead: () => {
      if (!list.data || list.data.ids.length === 0) return false;
      markMany({ scope, list: list.data });
      focusPart('[data-article-list]');
      return true;
    },
    undoMarkAll: () => {
      const canUndo = lastMarking(queryClient) !== null;
      if (canUndo) undoMarks();
      return canUndo;
    },
    nextFeed: did(() => goToStop(1)),
    previousFeed: did(() => goToStop(-1)),
    refresh: did(() => refresh.mutate()),
  };
}
