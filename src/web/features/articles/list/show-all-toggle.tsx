import { Link } from '@tanstack/react-router';
import type { ChosenSort } from '#shared/page.ts';
import type { ListScope } from '#web/api/article-list.ts';
import { searchForView } from '#web/lists/list-address.ts';
import classes from './empty-list.module.css';

/** From a list of a feed or a folder that is empty: to all of its articles, or back to the unread ones. */
export function ShowAllToggle({ scope }: { scope: ListScope }) {
  const showsAll = scope.view !== 'unread';
  return (
    <Link
      to="."
      search={({ sort, q }: { sort?: ChosenSort; q?: string }) => ({
        ...(q === undefined ? {} : { q }),
        ...(sort ? { sort } : {}),
        ...searchForView(scope, showsAll ? 'unread' : 'all'),
      })}
      activeOptions={{ exact: true, includeSearch: true }}
      className={classes['link']}
    >
      {showsAll ? 'To the unread articles' : 'Show all'}
    </Link>
  );
}
