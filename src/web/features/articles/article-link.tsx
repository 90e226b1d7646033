import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ListScope } from '#web/api/article-list.ts';

type ArticleLinkProps = {
  scope: ListScope;
  articleId: number;
  className?: string | undefined;
  current: boolean;
  /** Whether an article of the list is open: the next one takes its step in the history. */
  articleOpen: boolean;
  children: ReactNode;
};

/** Opens an article inside its list: the address keeps view or feed, and the order behind `?`. */
export function ArticleLink({
  scope,
  articleId,
  className,
  current,
  articleOpen,
  children,
}: ArticleLinkProps) {
  const common = {
    className,
    'aria-current': current ? ('true' as const) : undefined,
    search: true as const,
    preload: false as const,
    replace: articleOpen,
    state: articleOpen ? (true as const) : { fromList: true },
  };
  if (scope.feedId === null) {
    return (
      <Link {...common} to="/$view/$articleId" params={{ view: scope.view, articleId: String(articleId) }}>
        {children}
      </Link>
    );
  }
  return (
    <Link
      {...common}
      to="/feeds/$feedId/$articleId"
      params={{ feedId: String(scope.feedId), articleId: String(articleId) }}
    >
      {children}
    </Link>
  );
}
