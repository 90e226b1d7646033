import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import type { Density, ReaderSettings } from '#shared/settings.ts';
import { isGone } from '#web/api/api-error.ts';
import { type FrozenList, isOfEverything, type ListScope } from '#web/api/article-list.ts';
import { readerSettingsQuery } from '#web/api/settings.ts';
import { MarkMenuButton } from '#web/features/articles/marks/mark-menu-button.tsx';
import { ArticleListSkeleton } from '#web/features/articles/row/article-row-skeleton.tsx';
import { ListContext } from '#web/features/articles/row/list-context.ts';
import { ArticleList } from './article-list.tsx';
import { EmptyList } from './empty-list.tsx';
import { ListHead } from './list-head.tsx';
import { ListSelection } from './list-selection.tsx';
import { Failed, Gone } from './list-states.tsx';
import { ViewSelect } from './view-select.tsx';

/** What pages put into the head of a list and around its rows. It stays the same while the list does. */
export type ListSlots = {
  before: ReactNode;
  /** In place of the number of articles. */
  count: ReactNode;
  /** After the count: where others of this list are. */
  afterCount: ReactNode;
  /** What can be done with the feed, or with all of the view. */
  actions: ReactNode;
  /** Under the title: where a search is typed. */
  field: ReactNode;
  banner: ReactNode;
  /** Under the last row, and where there is none. */
  foot: ReactNode;
  /** Shown in place of an empty list's own words: what to do first. */
  firstSteps: ReactNode;
};

type ListPaneProps = {
  scope: ListScope;
  title: string;
  list: UseQueryResult<FrozenList>;
  /** Why it is not even known which list is meant. */
  failure: { error: Error; retry: () => void } | null;
  /** The step in the history at which the list was entered: what is kept beside the list is kept for it. */
  visit: string;
  selectedId: number | null;
  onReload: () => void;
  onOpen: (id: number) => void;
  slots: ListSlots;
};

/** A list with its head, in whichever state it is, and what can be done with the rows that are ticked. */
export function ListPane({ scope, title, list, visit, onReload, slots, ...rest }: ListPaneProps) {
  const { data: settings } = useQuery(readerSettingsQuery());
  const { order = 'best', density = 'comfortable', unscored = 'middle' } = settings ?? {};
  const around = useMemo(() => ({ scope, list: list.data, visit }), [scope, list.data, visit]);
  // Not drawn anew because another article was opened.
  const head = useMemo(
    () => (
      <ListHead
        title={title}
        count={slots.count ?? (list.data && countWords(list.data.total))}
        sort={scope.sort}
        order={order}
        list={list.data}
        onReload={onReload}
        before={slots.before}
        afterCount={slots.afterCount}
        actions={
          <>
            {!isOfEverything(scope) && <ViewSelect scope={scope} />}
            {list.data && list.data.ids.length > 0 && <MarkMenuButton scope={scope} list={list.data} />}
            {slots.actions}
          </>
        }
        field={slots.field}
        banner={slots.banner}
      />
    ),
    [title, slots, list.data, scope, order, onReload],
  );
  return (
    <ListContext value={around}>
      {head}
      <Rows
        list={list}
        scope={scope}
        visit={visit}
        density={density}
        unscored={unscored}
        slots={slots}
        {...rest}
      />
      {list.data && <ListSelection ids={list.data.ids} visit={visit} />}
    </ListContext>
  );
}

type RowsProps = Omit<ListPaneProps, 'title' | 'onReload'> & {
  density: Density;
  unscored: ReaderSettings['unscored'];
};

function Rows({ list, failure, scope, visit, selectedId, density, unscored, slots, onOpen }: RowsProps) {
  if (list.data && list.data.ids.length > 0) {
    return (
      <ArticleList
        // Another list, and the same one made anew, begins at its top with nothing measured.
        key={`${visit} ${JSON.stringify(scope)} ${list.data.asOf} ${density}`}
        list={list.data}
        scope={scope}
        visit={visit}
        selectedId={selectedId}
        density={density}
        unscored={unscored}
        foot={slots.foot}
        onOpen={onOpen}
      />
    );
  }
  if (list.data) return slots.firstSteps ?? <EmptyList scope={scope} foot={slots.foot} />;
  const error = failure?.error ?? list.error;
  if (isGone(error)) return <Gone error={error} />;
  if (failure) return <Failed what="The search" error={error} onRetry={failure.retry} />;
  // Nothing is looked for yet.
  if (scope.query === '') return slots.firstSteps;
  if (list.error) return <Failed what="The list" error={list.error} onRetry={() => void list.refetch()} />;
  return <ArticleListSkeleton density={density} />;
}

/** Of articles, not of unread ones: the list stands still while they are read. */
function countWords(total: number): string {
  const number = total.toLocaleString('en');
  if (total === 0) return '';
  return total === 1 ? '1 article' : `${number} articles`;
}
