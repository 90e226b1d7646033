import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Article, ArticleRow } from '#shared/article.ts';
import { findRow } from '#web/api/article-cache.ts';
import { articleKeys } from '#web/api/articles.ts';
import { useGo } from '#web/features/navigation/place/use-go.ts';
import { useShownList } from '#web/features/navigation/place/use-shown-list.ts';
import { type ReaderCommands, useShell } from './shell.ts';
import { useArticleActions } from './use-article-actions.ts';
import { useListActions } from './use-list-actions.ts';
import { useMoveActions } from './use-move-actions.ts';
import { useRowCursor } from './use-row-cursor.ts';

/**
 * Tells the keys and the palette what they can do with the list and its articles. Shows nothing; and what is open
 * is looked up when a key asks, so that nothing is done here as one goes from article to article.
 */
export function ReaderKeys(): null {
  const { reader } = useShell();
  const commands = useReaderCommands();
  useEffect(() => {
    reader.current = commands;
    return () => {
      reader.current = null;
    };
  });
  return null;
}

function useReaderCommands(): ReaderCommands {
  const queryClient = useQueryClient();
  const shown = useShownList();
  const { scope } = shown;
  const { openId } = useGo(scope);
  const cursor = useRowCursor();
  const move = useMoveActions(shown, cursor);
  const { select, clearSelection, ...list } = useListActions(shown);
  const findArticle = (id: number | null) =>
    id === null ? undefined : queryClient.getQueryData<Article>(articleKeys.one(id));
  const target = (): ArticleRow | undefined => {
    const id = openId() ?? cursor.focused();
    return findArticle(id) ?? (id === null ? undefined : findRow(queryClient, id));
  };
  const article = useArticleActions(target, () => findArticle(openId()));
  return {
    scope,
    openId,
    target,
    act: {
      ...move,
      ...list,
      ...article,
      select: () => select(cursor.focused() ?? openId()),
      back: () => clearSelection() || move.back(),
    },
  };
}
