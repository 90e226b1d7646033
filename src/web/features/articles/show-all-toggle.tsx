import { Link } from '@tanstack/react-router';
import type { ChosenSort } from '#shared/page.ts';
import type { ListScope } from '#web/api/article-list.ts';
import classes from './empty-list.module.css';

/** From a list of a feed or a folder that is empty: to all of its articles, or back to the unread ones. */
export function ShowAllToggle({ scope }: { scope: ListScope }) {
  const showsAll = scope.view !== 'unread';
  return (
    <Link
      to="."
      search={({ sort }: { sort?: ChosenSort }) => ({
        ...(sort ? { sort } : {}),
        ...(showsAll ? {} : { show: 'all' as const }),
      })}
      activeOptions={{ exact: true, includeSearch: true }}
      className={classes['link']}
    >
      {showsAll ? 'To the unread articles' : 'Show all'}
    </Link>
  );
}
