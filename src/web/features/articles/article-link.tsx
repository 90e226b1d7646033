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
  const id = String(articleId);
  if (scope.feedId !== null) {
    const params = { feedId: String(scope.feedId), articleId: id };
    return (
      <Link {...common} to="/feeds/$feedId/$articleId" params={params}>
        {children}
      </Link>
    );
  }
  if (scope.folderId !== null) {
    const params = { folderId: String(scope.folderId), articleId: id };
    return (
      <Link {...common} to="/folders/$folderId/$articleId" params={params}>
        {children}
      </Link>
    );
  }
  return (
    <Link {...common} to="/$view/$articleId" params={{ view: scope.view, articleId: id }}>
      {children}
    </Link>
  );
}
