import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import type { Article, ArticleRow } from '#shared/article.ts';
import type { Verdict } from '#shared/feedback.ts';
import { articleKeys } from '#web/api/articles.ts';
import { voteOnArticle } from '#web/api/feedback.ts';
import { runMutation } from '#web/api/run-mutation.ts';
import { describeVote, nextVerdict } from './vote-words.ts';

type Vote = { id: number; verdict: Verdict | null; before: Verdict | null };

/**
 * Votes on an article, shown at once on the page and back again when the server refuses; a toast can undo it.
 * One after the other, so that of two quick presses the last one counts. The list stands still: what is learnt
 * from it comes through the event stream, as another order that is offered.
 */
export function useVote() {
  const queryClient = useQueryClient();
  return ({ id, feedback }: Pick<ArticleRow, 'id' | 'feedback'>, pressed: Verdict) =>
    castVote(queryClient, { id, verdict: nextVerdict(feedback, pressed), before: feedback });
}

function castVote(queryClient: QueryClient, vote: Vote): void {
  const casting = {
    scope: { id: 'votes' },
    mutationFn: ({ id, verdict }: Vote) => voteOnArticle(id, verdict ?? 'none'),
    onMutate: ({ id, verdict }: Vote) => showVote(queryClient, id, verdict),
    onSuccess: async (_row: unknown, { id, verdict, before }: Vote) => {
      // Apart from the first load: only votes, weights and settings need it.
      const { showWithAction } = await import('#web/theme/show-with-action.tsx');
      showWithAction(describeVote(verdict), {
        label: 'Undo',
        run: () => castVote(queryClient, { id, verdict: before, before: verdict }),
      });
    },
    onError: (_error: Error, { id, verdict, before }: Vote) => {
      const shown = queryClient.getQueryData<ArticleRow>(articleKeys.row(id))?.feedback;
      // A later press has its own answer to wait for.
      if (shown === undefined || shown === verdict) showVote(queryClient, id, before);
    },
  };
  runMutation(queryClient, casting, vote);
}

function showVote(queryClient: QueryClient, id: number, feedback: Verdict | null): void {
  queryClient.setQueryData<ArticleRow>(articleKeys.row(id), (row) => row && { ...row, feedback });
  queryClient.setQueryData<Article>(articleKeys.one(id), (article) => article && { ...article, feedback });
}
