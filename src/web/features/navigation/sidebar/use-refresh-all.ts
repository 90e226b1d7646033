import { useMutation } from '@tanstack/react-query';
import { refreshAllFeeds } from '#web/api/feeds.ts';

/** Asks for all feeds to be refreshed, and says so: what comes of it arrives by itself. */
export function useRefreshAll() {
  return useMutation({
    mutationFn: refreshAllFeeds,
    onSuccess: async ({ refreshing }) => {
      const { notifications } = await import('@mantine/notifications');
      notifications.show({
        id: 'refresh-all',
        title: refreshing === 1 ? 'Refreshing one feed' : `Refreshing ${refreshing} feeds`,
        message: 'New articles are announced above the list.',
        color: 'var(--w-accent)',
      });
    },
  });
}
