import { UnstyledButton } from '@mantine/core';
import { IconInbox, IconRss, IconSearch, IconSettings, IconStar } from '@tabler/icons-react';
import { Link, useLocation } from '@tanstack/react-router';
import classes from './bottom-bar.module.css';

const icon = { size: 22, stroke: 1.75 };

/** The navigation of a phone. */
export function BottomBar({ onSearch }: { onSearch: () => void }) {
  const { pathname } = useLocation();
  const current = (start: string) => (pathname.startsWith(start) ? ('page' as const) : undefined);
  return (
    <nav className={classes['bar']} aria-label="Main">
      <Link
        to="/$view"
        params={{ view: 'unread' }}
        className={classes['entry']}
        aria-current={current('/unread')}
      >
        <IconInbox {...icon} />
        Unread
      </Link>
      <Link
        to="/$view"
        params={{ view: 'starred' }}
        className={classes['entry']}
        aria-current={current('/starred')}
      >
        <IconStar {...icon} />
        Starred
      </Link>
      <UnstyledButton className={classes['entry']} aria-haspopup="dialog" onClick={onSearch}>
        <IconSearch {...icon} />
        Search
      </UnstyledButton>
      <Link to="/feeds" className={classes['entry']} aria-current={current('/feeds')}>
        <IconRss {...icon} />
        Feeds
      </Link>
      <Link to="/settings" className={classes['entry']} aria-current={current('/settings')}>
        <IconSettings {...icon} />
        Settings
      </Link>
    </nav>
  );
}
