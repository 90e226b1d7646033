import { IconSettings } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Feed } from '#shared/feed.ts';
import { countsQuery } from '#web/api/counts.ts';
import { ColourSchemeControl } from './colour-scheme-control.tsx';
import { FeedLinks } from './feed-links.tsx';
import { ScoringStatusLine } from './scoring-status-line.tsx';
import classes from './sidebar.module.css';
import { ViewLinks } from './view-links.tsx';

type SidebarProps = {
  onAddFeed: () => void;
  /** What can be done with a feed, at the end of its line. */
  feedMenu: (feed: Feed) => ReactNode;
};

/** Brand, views, feeds, and at the foot the scoring status and the way to the settings. */
export function Sidebar({ onAddFeed, feedMenu }: SidebarProps) {
  const { data: counts } = useQuery(countsQuery());
  return (
    <div className={classes['sidebar']}>
      <Link to="/$view" params={{ view: 'unread' }} className={classes['brand']}>
        <span className={classes['mark']} aria-hidden="true" />
        Winnow
      </Link>
      <nav className={classes['scroll']} aria-label="Views and feeds">
        <ViewLinks counts={counts} />
        <FeedLinks counts={counts} onAddFeed={onAddFeed} feedMenu={feedMenu} />
      </nav>
      <div className={classes['foot']}>
        <ScoringStatusLine />
        <div className={classes['footLine']}>
          <Link to="/settings" className={`${classes['line']} ${classes['settings']}`}>
            <IconSettings size={18} stroke={1.75} />
            Settings
          </Link>
          <ColourSchemeControl />
        </div>
      </div>
    </div>
  );
}
