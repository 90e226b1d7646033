import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Article, ArticleMarks, ArticleRow, Counts } from '#shared/article.ts';
import { articleKeys, judgeArticle, markArticle, storeRows } from '#web/api/articles.ts';
import { countsQuery } from '#web/api/counts.ts';
import { feedsQuery } from '#web/api/feeds.ts';
import { runMutation } from '#web/api/run-mutation.ts';
import { countsAfterMarks } from './marks.ts';
import { showMarks } from './show-marks.ts';

type Marking = { row: ArticleRow; marks: ArticleMarks };

/** Sets marks at once on the page, and back again when the server refuses. Always the same function. */
export function useMarkArticle(): (marking: Marking) => void {
  const queryClient = useQueryClient();
  return useCallback((marking) => markOnPage(queryClient, marking), [queryClient]);
}

function markOnPage(queryClient: QueryClient, marking: Marking): void {
  const marks = {
    mutationFn: ({ row, marks }: Marking) => markArticle(row.id, marks),
    onMutate: ({ row, marks }: Marking) => {
      const counts = queryClient.getQueryData<Counts>(countsQuery().queryKey);
      showMarks(queryClient, [row.id], marks);
      const feeds = queryClient.getQueryData(feedsQuery().queryKey);
      const folderId = feeds?.find(({ id }) => id === row.feed_id)?.folder_id ?? null;
      const after = counts && countsAfterMarks(counts, { row, marks, folderId });
      if (after) queryClient.setQueryData(countsQuery().queryKey, after);
    },
    onSuccess: (row: ArticleRow) => storeRows(queryClient, [row]),
    onError: (_error: Error, { row, marks }: Marking) => {
      showMarks(queryClient, [row.id], {
        ...(marks.read === undefined ? {} : { read: row.read }),
        ...(marks.starred === undefined ? {} : { starred: row.starred }),
      });
      void queryClient.invalidateQueries({ queryKey: countsQuery().queryKey });
    },
  };
  runMutation(queryClient, marks, marking);
}

/** Asks for a new judgement; the row shows that it waits, the old result stays beside it. */
export function useJudgeAgain() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: judgeArticle,
    onSuccess: (row) => {
      storeRows(queryClient, [row]);
      queryClient.setQueryData<Article>(
        articleKeys.one(row.id),
        (article) => article && { ...article, ...row },
      );
    },
  });
}
