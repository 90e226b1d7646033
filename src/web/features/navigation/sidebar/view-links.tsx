import { useParams } from '@tanstack/react-router';
import type { Counts } from '#shared/article.ts';
import { ListLink } from './list-link.tsx';
import classes from './sidebar.module.css';
import { viewEntries } from './views.ts';

/** The views, with how many articles stand in each. */
export function ViewLinks({ counts }: { counts: Counts | undefined }) {
  const open = useParams({ strict: false, select: (params) => params.view });
  return (
    <ul className={classes['list']}>
      {viewEntries
        .filter(({ view, shown }) => {
          if (shown === 'always' || view === open) return true;
          return shown === 'filled' && (counts?.[view] ?? 0) > 0;
        })
        .map(({ view, label, icon: ViewIcon, counted }) => (
          <li key={view} className={classes['item']}>
            <ListLink place={{ view }} current={view === open}>
              <ViewIcon size={18} stroke={1.75} />
              <span className={classes['name']}>{label}</span>
              {counted && counts && counts[view] > 0 && (
                <span className={classes['number']}>{counts[view].toLocaleString('en')}</span>
              )}
            </ListLink>
          </li>
        ))}
    </ul>
  );
}
