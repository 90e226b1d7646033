import type { QueryClient } from '@tanstack/react-query';
import { redirect } from '@tanstack/react-router';
import { feedsQuery } from '#web/api/feeds.ts';
import { readerSettingsQuery } from '#web/api/settings.ts';

/**
 * Where `/` leads: to the unread articles, and to the welcome while there is no feed and nobody has gone through
 * it or skipped it. Where the server does not say, the list tells what is wrong.
 */
export async function leadToBegin(queryClient: QueryClient): Promise<never> {
  if (await isFirstRun(queryClient)) {
    throw redirect({ to: '/welcome/$step', params: { step: 'feeds' }, replace: true });
  }
  throw redirect({ to: '/$view', params: { view: 'unread' }, replace: true });
}

async function isFirstRun(queryClient: QueryClient): Promise<boolean> {
  try {
    const [settings, feeds] = await Promise.all([
      queryClient.ensureQueryData({ ...readerSettingsQuery(), retry: false }),
      queryClient.ensureQueryData({ ...feedsQuery(), retry: false }),
    ]);
    return settings.welcome === 'open' && feeds.length === 0;
  } catch {
    return false;
  }
}
