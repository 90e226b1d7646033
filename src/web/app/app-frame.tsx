import { useQueryClient } from '@tanstack/react-query';
import { Outlet, useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { startLiveUpdates } from '#web/api/live-updates.ts';
import { BottomBar } from '#web/features/navigation/bottom-bar.tsx';
import classes from './app-frame.module.css';
import { ConnectionBanner } from './connection-banner.tsx';
import { usePageTitle } from './use-page-title.ts';

/** What stands around every page: the event stream, the title with the unread count, a phone's navigation. */
export function AppFrame() {
  const queryClient = useQueryClient();
  const { articleId } = useParams({ strict: false });
  useEffect(() => startLiveUpdates(queryClient), [queryClient]);
  usePageTitle();
  return (
    <div className={classes['frame']}>
      <ConnectionBanner />
      <div className={classes['page']} data-page>
        <Outlet />
      </div>
      {articleId === undefined && <BottomBar />}
    </div>
  );
}
