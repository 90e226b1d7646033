import { IconChevronDown } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { ChosenSort, View } from '#shared/page.ts';
import type { ListScope } from '#web/api/article-list.ts';
import { searchForView } from '#web/lists/list-address.ts';
import classes from './list-head.module.css';

const labels: Record<View, string> = {
  unread: 'Unread',
  all: 'All',
  starred: 'Starred',
  scoring: 'Scoring',
  blocked: 'Blocked',
  failed: 'Failed',
  hidden: 'Hidden today',
};

/** Which of a feed's or a folder's articles are listed. */
export function ViewSelect({ scope }: { scope: ListScope }) {
  const navigate = useNavigate();
  const show = (view: View) =>
    void navigate({
      to: '.',
      search: ({ sort, q }: { sort?: ChosenSort; q?: string }) => ({
        ...(q === undefined ? {} : { q }),
        ...(sort ? { sort } : {}),
        ...searchForView(scope, view),
      }),
    });
  return (
    <span className={classes['viewPlace']}>
      <select
        className={classes['view']}
        aria-label="Which articles"
        value={scope.view}
        onChange={(event) => show(event.currentTarget.value as View)}
      >
        {Object.entries(labels).map(([view, label]) => (
          <option key={view} value={view}>
            {label}
          </option>
        ))}
      </select>
      <IconChevronDown size={14} stroke={1.75} aria-hidden="true" />
    </span>
  );
}
