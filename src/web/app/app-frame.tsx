import { useQueryClient } from '@tanstack/react-query';
import { Outlet, useLocation, useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { startLiveUpdates } from '#web/api/live-updates.ts';
import { BottomBar } from '#web/features/navigation/frame/bottom-bar.tsx';
import classes from './app-frame.module.css';
import { ConnectionBanner } from './connection-banner.tsx';
import { PlaceTitle } from './place-title.tsx';
import { PlayerSlot } from './player-slot.tsx';
import { useShowPalette } from './shell.ts';
import { ShellFrame } from './shell-frame.tsx';
import { SkipLinks } from './skip-links.tsx';
import { usePageFocus } from './use-page-focus.ts';

/** What stands around every page: keys and palette, event stream, title with the unread count, a phone's navigation. */
export function AppFrame() {
  const atLogin = useLocation({ select: ({ pathname }) => pathname === '/login' });
  if (atLogin) return <LoginFrame />;
  return (
    <ShellFrame>
      <Frame />
    </ShellFrame>
  );
}

/** Around the login page stands nothing that would ask for anything of the owner's. */
function LoginFrame() {
  return (
    <div className={classes['frame']}>
      <div className={classes['page']} data-page>
        <Outlet />
      </div>
    </div>
  );
}

function Frame() {
  const queryClient = useQueryClient();
  const isArticleOpen = useParams({ strict: false, select: ({ articleId }) => articleId !== undefined });
  const isWelcome = useLocation({ select: ({ pathname }) => pathname.startsWith('/welcome') });
  useEffect(() => startLiveUpdates(queryClient), [queryClient]);
  usePageFocus();
  const showPalette = useShowPalette();
  return (
    <div className={classes['frame']}>
      <SkipLinks />
      <PlaceTitle />
      <ConnectionBanner />
      <div className={classes['page']} data-page>
        <Outlet />
      </div>
      <PlayerSlot />
      {!isArticleOpen && !isWelcome && <BottomBar onSearch={showPalette} />}
    </div>
  );
}
