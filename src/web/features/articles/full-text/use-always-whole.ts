import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Feed } from '#shared/feed.ts';
import { changeFeed, feedsQuery } from '#web/api/feeds.ts';

type Wish = { feed: Feed; fullText: Feed['full_text'] };

/** From now on fetches every new article of a feed whole; a toast can undo it. */
export function useAlwaysWhole() {
  const queryClient = useQueryClient();
  const { mutate } = useMutation({
    mutationFn: ({ feed, fullText }: Wish) => changeFeed({ id: feed.id, change: { full_text: fullText } }),
    onSuccess: async (changed, { feed, fullText }) => {
      queryClient.setQueryData(feedsQuery().queryKey, (feeds) =>
        feeds?.map((other) => (other.id === changed.id ? changed : other)),
      );
      if (fullText !== 'on') return;
      const { showWithAction } = await import('#web/theme/show-with-action.tsx');
      showWithAction(
        {
          title: `New articles of ${changed.title} come whole from now on`,
          message: '',
        },
        { label: 'Undo', run: () => mutate({ feed: changed, fullText: feed.full_text }) },
      );
    },
  });
  return (feed: Feed) => mutate({ feed, fullText: 'on' });
}
