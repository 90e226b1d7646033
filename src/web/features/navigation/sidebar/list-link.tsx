import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import type { MouseEvent, ReactNode } from 'react';
import type { ChosenSort } from '#shared/page.ts';
import { everything, type ListScope } from '#web/api/article-list.ts';
import { articleKeys } from '#web/api/articles.ts';
import { withBase } from '#web/api/base-path.ts';
import { addressOfList, pathOf } from '#web/lists/list-address.ts';
import classes from './sidebar.module.css';

type ListLinkProps = {
  /** What is named of it: `{ feedId: 3 }` is the list of that feed, `{ view: 'all' }` that of all. */
  place: Partial<Omit<ListScope, 'sort'>>;
  current: boolean;
  children: ReactNode;
};

/**
 * Opens a list and keeps the chosen order. Pressed while the list is open, it makes the list anew. A plain link: one
 * of the router's would look at each article that is opened, for each of three hundred feeds.
 */
export function ListLink({ place, current, children }: ListLinkProps) {
  const queryClient = useQueryClient();
  const router = useRouter();
  const address = addressOfList({ ...everything, view: 'unread', ...place });
  const open = (event: MouseEvent) => {
    if (event.button !== 0 || event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    if (current) void queryClient.resetQueries({ queryKey: articleKeys.lists, type: 'active' });
    void router.navigate({
      ...address,
      search: ({ sort }: { sort?: ChosenSort }) => (sort ? { sort } : {}),
    });
  };
  return (
    <a
      href={withBase(pathOf(address))}
      className={classes['line']}
      aria-current={current ? 'page' : undefined}
      onClick={open}
    >
      {children}
    </a>
  );
}
