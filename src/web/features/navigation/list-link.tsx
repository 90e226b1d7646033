import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ChosenSort, View } from '#shared/page.ts';
import { articleKeys } from '#web/api/articles.ts';
import classes from './sidebar.module.css';

type Place = { view: View } | { feedId: number } | { folderId: number };

type ListLinkProps = { place: Place; current: boolean; children: ReactNode };

/** Opens a list and keeps the chosen order. Pressed while the list is open, it makes the list anew. */
export function ListLink({ place, current, children }: ListLinkProps) {
  const queryClient = useQueryClient();
  const common = {
    className: classes['line'],
    'aria-current': current ? ('page' as const) : undefined,
    search: ({ sort }: { sort?: ChosenSort }) => (sort ? { sort } : {}),
    onClick: () => {
      if (current) void queryClient.resetQueries({ queryKey: articleKeys.lists });
    },
  };
  if ('view' in place) {
    return (
      <Link {...common} to="/$view" params={{ view: place.view }}>
        {children}
      </Link>
    );
  }
  if ('folderId' in place) {
    return (
      <Link {...common} to="/folders/$folderId" params={{ folderId: String(place.folderId) }}>
        {children}
      </Link>
    );
  }
  return (
    <Link {...common} to="/feeds/$feedId" params={{ feedId: String(place.feedId) }}>
      {children}
    </Link>
  );
}
