import { lazy, Suspense } from 'react';
import { useSelection } from '#web/features/articles/row/use-selection.ts';

const ListBulkBar = lazy(async () => ({ default: (await import('./list-bulk-bar.tsx')).ListBulkBar }));

/** What can be done with the rows that are ticked, as long as some are. */
export function ListSelection({ ids, visit }: { ids: readonly number[]; visit: string }) {
  const { selection } = useSelection(visit);
  if (selection.ids.size === 0) return null;
  return (
    <Suspense>
      <ListBulkBar ids={ids} visit={visit} />
    </Suspense>
  );
}
