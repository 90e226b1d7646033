import { useQuery } from '@tanstack/react-query';
import { feedsQuery } from './feeds.ts';

/** The path of a feed's icon, from the list of feeds that the sidebar has; null without one. */
export function useFeedIcon(feedId: number | null): string | null {
  // Asks for nothing by itself: a list has a hundred rows.
  const { data } = useQuery({
    ...feedsQuery(),
    enabled: false,
    select: (feeds) => feeds.find(({ id }) => id === feedId)?.icon ?? null,
  });
  return data ?? null;
}
