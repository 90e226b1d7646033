import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ArticleMarks } from '#shared/article.ts';
import { findRow } from '#web/api/article-cache.ts';
import { judgeArticle, markArticle, storeRows } from '#web/api/articles.ts';
import { countsQuery } from '#web/api/counts.ts';
import { severalWords } from './mark-words.ts';
import { showMarks } from './show-marks.ts';

/** Articles that are marked or judged one after the other; more would take longer than one waits for. */
export const MAX_AT_ONCE = 200;

type Several = { ids: readonly number[]; marks: ArticleMarks };

/** Stars some articles or marks them unread, at once on the page; a toast takes it back. */
export function useMarkSeveral() {
  const queryClient = useQueryClient();
  const { mutate } = useMutation({
    scope: { id: 'marks' },
    mutationFn: async ({ ids, marks }: Several) => {
      for (const id of ids) storeRows(queryClient, [await markArticle(id, marks)]);
    },
    onMutate: ({ ids, marks }) => {
      const changed = ids.filter((id) => {
        const row = findRow(queryClient, id);
        return marks.read === undefined ? row?.starred !== marks.starred : row?.read !== marks.read;
      });
      showMarks(queryClient, ids, marks);
      return changed;
    },
    onSuccess: async (_done, { marks }, changed) => {
      const { showWithAction } = await import('#web/theme/show-with-action.tsx');
      showWithAction(severalWords(changed.length, marks), {
        label: 'Undo',
        run: () => mutate({ ids: changed, marks: opposite(marks) }),
      });
    },
    onError: (_error, { marks }, changed) => showMarks(queryClient, changed ?? [], opposite(marks)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: countsQuery().queryKey }),
  });
  return (ids: readonly number[], marks: ArticleMarks) => mutate({ ids, marks });
}

/** Puts some articles at the head of the queue, the first of them first. */
export function useJudgeSeveral() {
  const queryClient = useQueryClient();
  const { mutate } = useMutation({
    mutationFn: async (ids: readonly number[]) => {
      // Each goes to the head: the last one asked for is judged first.
      for (const id of ids.toReversed()) storeRows(queryClient, [await judgeArticle(id)]);
    },
  });
  return (ids: readonly number[]) => mutate(ids);
}

function opposite(marks: ArticleMarks): ArticleMarks {
  return {
    ...(marks.read === undefined ? {} : { read: !marks.read }),
    ...(marks.starred === undefined ? {} : { starred: !marks.starred }),
  };
}
