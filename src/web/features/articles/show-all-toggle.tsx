import { Link } from '@tanstack/react-router';
import type { ListScope } from '#web/api/article-list.ts';
import classes from './list-head.module.css';

/** A feed shows its unread articles, or all of them. */
export function ShowAllToggle({ scope }: { scope: ListScope }) {
  const showsAll = scope.view === 'all';
  return (
    <Link
      to="."
      search={({ sort }: { sort?: 'newest' | 'oldest' | 'lowest' | 'best' }) => ({
        ...(sort ? { sort } : {}),
        ...(showsAll ? {} : { show: 'all' as const }),
      })}
      activeOptions={{ exact: true, includeSearch: true }}
      className={classes['tab']}
    >
      {showsAll ? 'Unread only' : 'Show all'}
    </Link>
  );
}
