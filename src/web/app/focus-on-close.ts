import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { focusRow } from '#web/features/articles/list/row-to-focus.ts';
import { useOpenId } from '#web/features/navigation/place/use-place.ts';

/**
 * Gives the focus to the row of an article that was closed, however that was done. The list stands still: a row that
 * is out of sight by then leaves the focus to the list.
 */
export function FocusOnClose(): null {
  const queryClient = useQueryClient();
  const articleId = useOpenId();
  const before = useRef(articleId);
  useEffect(() => {
    const closed = before.current;
    before.current = articleId;
    if (articleId !== null || closed === null) return;
    // Where the focus is somewhere it was put on purpose, it stays there.
    if (document.activeElement && document.activeElement !== document.body) return;
    focusRow(queryClient, { id: closed, mayScroll: false });
  }, [queryClient, articleId]);
  return null;
}
