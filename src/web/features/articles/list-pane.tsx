import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { FrozenList, ListScope } from '#web/api/article-list.ts';
import { ArticleList } from './article-list.tsx';
import { ArticleListSkeleton } from './article-row-skeleton.tsx';
import { EmptyList } from './empty-list.tsx';
import { ListHead } from './list-head.tsx';
import { Failed } from './list-states.tsx';
import { ViewSelect } from './view-select.tsx';

type ListPaneProps = {
  scope: ListScope;
  title: string;
  /** In place of the number of articles. */
  count?: ReactNode;
  list: UseQueryResult<FrozenList>;
  selectedId: number | null;
  onReload: () => void;
  /** After the count: where others of this list are. */
  afterCount: ReactNode;
  before: ReactNode;
  /** What can be done with the feed, or with all of the view. */
  actions: ReactNode;
  banner: ReactNode;
  /** Shown in place of an empty list's own words: what to do first. */
  firstSteps: ReactNode;
};

/** A list with its head, in whichever state it is. */
export function ListPane({ scope, title, count, list, selectedId, onReload, ...slots }: ListPaneProps) {
  return (
    <>
      <ListHead
        title={title}
        count={count ?? (list.data && countWords(list.data.total, scope))}
        sortable={scope.sort !== 'queue'}
        list={list.data}
        onReload={onReload}
        before={slots.before}
        afterCount={slots.afterCount}
        actions={
          <>
            {(scope.feedId ?? scope.folderId) !== null && <ViewSelect scope={scope} />}
            {slots.actions}
          </>
        }
        banner={slots.banner}
      />
      <Rows list={list} scope={scope} selectedId={selectedId} firstSteps={slots.firstSteps} />
    </>
  );
}

function Rows({
  list,
  scope,
  selectedId,
  firstSteps,
}: Pick<ListPaneProps, 'list' | 'scope' | 'selectedId' | 'firstSteps'>) {
  if (list.data && list.data.ids.length > 0) {
    return <ArticleList key={JSON.stringify(scope)} list={list.data} scope={scope} selectedId={selectedId} />;
  }
  if (list.data) return firstSteps ?? <EmptyList scope={scope} />;
  if (list.error) return <Failed what="The list" error={list.error} onRetry={() => void list.refetch()} />;
  return <ArticleListSkeleton />;
}

function countWords(total: number, scope: ListScope): string {
  const number = total.toLocaleString('en');
  if (total === 0) return '';
  if ((scope.feedId ?? scope.folderId) !== null && scope.view === 'unread') return `${number} unread`;
  return total === 1 ? '1 article' : `${number} articles`;
}
