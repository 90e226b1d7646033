import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useCallback, useDeferredValue, useMemo, useState } from 'react';
import type { Category } from '#shared/category.ts';
import { categoriesQuery } from '#web/api/categories.ts';
import { nothingSelected } from '#web/lists/selection.ts';
import { ActionBar } from './action-bar.tsx';
import { AutoGroup, AutoGroupNote } from './auto-group.tsx';
import type { CategoryCommands, CategoryQuestion } from './category-commands.ts';
import { CategoryList } from './category-list.tsx';
import { type CategoryFilter, countByFilter, rowsOf } from './category-rows.ts';
import classes from './category-settings.module.css';
import { CategoryListSkeleton, LoadFailed, NothingShown } from './category-states.tsx';
import { CategoryTools } from './category-tools.tsx';
import { ProposalsPanel } from './proposals-panel.tsx';
import { useChangeCategories } from './use-change-categories.ts';

const CategoryDialog = lazy(async () => ({
  default: (await import('./category-dialog.tsx')).CategoryDialog,
}));

/** All of Settings → Categories, in whichever state it is. */
export function CategorySettings() {
  const categories = useQuery(categoriesQuery());
  if (categories.data) return <Categories categories={categories.data} />;
  if (categories.error) {
    return <LoadFailed error={categories.error} onRetry={() => void categories.refetch()} />;
  }
  return <CategoryListSkeleton />;
}

function Categories({ categories }: { categories: Category[] }) {
  const [filter, setFilter] = useState<CategoryFilter>('all');
  const [search, setSearch] = useState('');
  const [selection, setSelection] = useState(nothingSelected);
  const { commands, dialog } = useCommands(categories);
  // Typing goes first: the list follows when the field has shown the letter.
  const soughtName = useDeferredValue(search);
  const counts = useMemo(() => countByFilter(categories), [categories]);
  const rows = useMemo(
    () => rowsOf(categories, { filter, search: soughtName }),
    [categories, filter, soughtName],
  );
  const proposals = categories.filter(({ is_new: isNew, hidden }) => isNew && !hidden);
  // What is gone by now is not selected any more.
  const selected = categories.filter(({ id }) => selection.ids.has(id));
  const outOfSight = selected.length - rows.filter(({ category }) => selection.ids.has(category.id)).length;

  return (
    <>
      {proposals.length > 0 && filter !== 'new' && (
        <ProposalsPanel proposals={proposals} commands={commands} onShowAll={() => setFilter('new')} />
      )}
      <CategoryTools
        search={search}
        onSearch={setSearch}
        filter={filter}
        onFilter={setFilter}
        counts={counts}
        onAdd={(from) => commands.ask({ kind: 'create' }, from)}
        autoGroup={<AutoGroup />}
      />
      <AutoGroupNote className={classes['note']} />
      {rows.length > 0 ? (
        <CategoryList
          rows={rows}
          categories={categories}
          selection={selection}
          onSelect={setSelection}
          commands={commands}
        />
      ) : (
        <NothingShown filter={filter} search={soughtName} onClear={() => setSearch('')} />
      )}
      {selected.length > 0 && (
        <ActionBar
          selected={selected}
          outOfSight={outOfSight}
          commands={commands}
          onClear={() => setSelection(nothingSelected)}
        />
      )}
      {dialog}
    </>
  );
}

type Asked = { question: CategoryQuestion; from: HTMLElement | null };

/** What rows and bars can have done, and the dialog that asks where a word more is needed. */
function useCommands(categories: Category[]) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const { mutate: change } = useChangeCategories();
  const ask = useCallback(
    (question: CategoryQuestion, from: HTMLElement | null) => setAsked({ question, from }),
    [],
  );
  const commands: CategoryCommands = useMemo(() => ({ change, ask }), [change, ask]);
  const forget = () => {
    const from = asked?.from;
    setAsked(null);
    // Where it stood nothing may be left: then the list's one row that Tab reaches, or the search.
    const row = '[data-category-list] [data-row][tabindex="0"]';
    const next =
      document.querySelector<HTMLElement>(row) ??
      document.querySelector<HTMLElement>('[data-category-search]');
    (from?.isConnected ? from : next)?.focus({ preventScroll: true });
  };
  const dialog = asked && (
    <Suspense>
      <CategoryDialog question={asked.question} categories={categories} onClosed={forget} />
    </Suspense>
  );
  return { commands, dialog };
}
