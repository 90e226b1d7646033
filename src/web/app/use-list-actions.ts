import { useMarkMany, useUndoMarks } from '#web/features/articles/marks/use-mark-all.ts';
import { useSelection } from '#web/features/articles/row/use-selection.ts';
import type { ShownList } from '#web/features/navigation/place/use-shown-list.ts';
import { useGoToStop } from '#web/features/navigation/sidebar/use-go-to-stop.ts';
import { useRefreshAll } from '#web/features/navigation/sidebar/use-refresh-all.ts';
import { focusPart } from './use-page-focus.ts';

const ROWS = '[data-article-list]';

/** What keys do with a whole list, with its ticked rows and with all feeds; each says whether there was something to do. */
export function useListActions({ scope, visit, list }: ShownList) {
  const { selection, toggle, clear } = useSelection(visit);
  const { markMany } = useMarkMany();
  const undoMarkAll = useUndoMarks();
  const refresh = useRefreshAll();
  const goToStop = useGoToStop(scope);
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
      // A row that has the focus keeps it.
      if (!document.activeElement?.closest(ROWS)) focusPart(ROWS);
      return true;
    },
    undoMarkAll,
    nextFeed: did(() => goToStop(1)),
    previousFeed: did(() => goToStop(-1)),
    refresh: did(() => refresh.mutate()),
  };
}
