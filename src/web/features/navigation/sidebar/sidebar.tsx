import { IconSettings } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { countsQuery } from '#web/api/counts.ts';
import { ColourSchemeControl } from '#web/features/navigation/frame/colour-scheme-control.tsx';
import { ScoringStatusLine } from '#web/features/navigation/scoring/scoring-status-line.tsx';
import brandClasses from './brand.module.css';
import { FeedLinks } from './feed-links.tsx';
import { ImportNote } from './import-note.tsx';
import { OfflineNotice } from './offline-notice.tsx';
import { PaletteButton } from './palette-button.tsx';
import { SavedSearchLinks } from './saved-search-links.tsx';
import classes from './sidebar.module.css';
import type { SidebarSlots } from './sidebar-slots.ts';
import { ViewLinks } from './view-links.tsx';

/** Brand, views, feeds, and at the foot the scoring status and the way to the settings. */
export function Sidebar(slots: SidebarSlots) {
  const { data: counts } = useQuery(countsQuery());
  return (
    <div className={classes['sidebar']}>
      <Link to="/$view" params={{ view: 'unread' }} className={brandClasses['brand']}>
        <span className={brandClasses['mark']} aria-hidden="true" />
        Winnow
      </Link>
      <PaletteButton onClick={slots.onSearch} />
      <nav className={classes['scroll']} aria-label="Views and feeds">
        <ViewLinks counts={counts} />
        <SavedSearchLinks searchMenu={slots.searchMenu} />
        <FeedLinks counts={counts} {...slots} />
      </nav>
      <div className={classes['foot']}>
        <OfflineNotice />
        <ImportNote />
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
