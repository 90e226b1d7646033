import { neighboursOf } from '#web/features/articles/article/neighbours.ts';
import { scrollArticle } from '#web/features/articles/article/scroll-article.ts';
import { useGo } from '#web/features/navigation/place/use-go.ts';
import type { ShownList } from '#web/features/navigation/place/use-shown-list.ts';
import type { RowCursor } from './use-row-cursor.ts';

/** The ways that keys have through a list; each says whether there was one. */
export function useMoveActions({ scope, list }: ShownList, cursor: RowCursor) {
  const { openId, toArticle, toList } = useGo(scope);
  const goTo = (id: number | null) => {
    if (id === null) return false;
    const focused = cursor.focused();
    // A row that has the focus hands it on: two rows would look chosen.
    if (focused !== null && focused !== id) cursor.move(id);
    else cursor.note(id);
    toArticle(id);
    return true;
  };
  const focus = (id: number | null) => {
    if (id === null) return false;
    cursor.move(id);
    return true;
  };
  const close = () => {
    if (openId() === null) return false;
    toList();
    return true;
  };
  // From the open article, else from the row that the keys stand at; where they stand at none, the first is next.
  const beside = () => neighboursOf(openId() ?? cursor.at(), list.data);
  const besideFocus = () => neighboursOf(cursor.focused() ?? openId() ?? cursor.at(), list.data);
  const open = () => {
    const focused = cursor.focused();
    if (focused !== null && focused !== openId()) return goTo(focused);
    return openId() === null ? goTo(cursor.at() ?? beside().next) : close();
  };
  return {
    next: () => goTo(beside().next),
    previous: () => goTo(beside().previous),
    focusNext: () => focus(besideFocus().next),
    focusPrevious: () => focus(besideFocus().previous),
    open,
    back: close,
    pageDown: () => openId() !== null && (scrollArticle(1) || goTo(beside().next)),
    pageUp: () => openId() !== null && scrollArticle(-1),
  };
}
