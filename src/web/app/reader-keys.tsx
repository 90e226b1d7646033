import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Article, ArticleRow } from '#shared/article.ts';
import { findRow } from '#web/api/article-cache.ts';
import { articleKeys, articleQuery } from '#web/api/articles.ts';
import { useGo } from '#web/features/navigation/use-go.ts';
import { usePlace } from '#web/features/navigation/use-place.ts';
import { type ReaderCommands, useShell } from './shell.ts';
import { useArticleActions } from './use-article-actions.ts';
import { useFocusOnClose } from './use-focus-on-close.ts';
import { useListActions } from './use-list-actions.ts';
import { useMoveActions } from './use-move-actions.ts';
import { useRowCursor } from './use-row-cursor.ts';

/** Tells the keys and the palette what they can do with the list and its articles. Shows nothing. */
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
  const { scope, articleId } = usePlace();
  const { data: open } = useQuery({ ...articleQuery(articleId ?? 0), enabled: articleId !== null });
  const { openId } = useGo(scope);
  const cursor = useRowCursor();
  const move = useMoveActions(cursor);
  const { select, clearSelection, ...list } = useListActions();
  const target = (): ArticleRow | undefined => {
    const id = openId() ?? cursor.focused();
    if (id === null) return undefined;
    return queryClient.getQueryData<Article>(articleKeys.one(id)) ?? findRow(queryClient, id);
  };
  const article = useArticleActions(target, articleId === null ? undefined : open);
  useFocusOnClose(articleId);
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
