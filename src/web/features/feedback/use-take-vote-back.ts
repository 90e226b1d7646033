import { type InfiniteData, useMutation, useQueryClient } from '@tanstack/react-query';
import type { VoteList } from '#shared/feedback.ts';
import { takeVoteBack, votesQuery } from '#web/api/feedback.ts';

/** Takes a vote back; its row goes when the server has done it, after `onGone`. */
export function useTakeVoteBack(onGone: () => void) {
  const queryClient = useQueryClient();
  const { queryKey } = votesQuery();
  return useMutation({
    mutationFn: takeVoteBack,
    onSuccess: async (_answer, id) => {
      // An answer that was asked for before must not bring it back.
      await queryClient.cancelQueries({ queryKey });
      onGone();
      queryClient.setQueryData(queryKey, (votes) => votes && withoutVote(votes, id));
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['feedback'] }),
  });
}

function withoutVote<Param>(list: InfiniteData<VoteList, Param>, id: number): InfiniteData<VoteList, Param> {
  return {
    ...list,
    pages: list.pages.map(({ votes, total }) => ({
      votes: votes.filter((vote) => vote.id !== id),
      total: total - 1,
    })),
  };
}
