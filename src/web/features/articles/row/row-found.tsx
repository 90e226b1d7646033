import { useQuery } from '@tanstack/react-query';
import type { ArticleRow } from '#shared/article.ts';
import { ROWS_PER_PAGE } from '#shared/limits.ts';
import { searchExcerptsQuery } from '#web/api/searches.ts';
import { useListAround } from './list-context.ts';
import { RowText } from './row-text.tsx';

/** The last line of a row that was searched for: the text around the words, else how it begins. */
export function RowFound({ row, query }: { row: ArticleRow; query: string }) {
  const { data: excerpt } = useQuery({
    ...searchExcerptsQuery(query, usePageOf(row.id)),
    select: (excerpts) => excerpts.get(row.id) ?? null,
  });
  return (
    <RowText dir="auto" found>
      {excerpt ?? row.excerpt}
    </RowText>
  );
}

/** The ids of the list among which this one stands: a page of excerpts is asked for at once. */
function usePageOf(id: number): number[] {
  const ids = useListAround()?.list?.ids ?? [];
  const place = ids.indexOf(id);
  if (place < 0) return [id];
  const start = place - (place % ROWS_PER_PAGE);
  return ids.slice(start, start + ROWS_PER_PAGE);
}
