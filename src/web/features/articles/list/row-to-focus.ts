import { type QueryClient, queryOptions } from '@tanstack/react-query';

/** A row that is to have the focus. Asked for twice, it is wanted twice. */
export type RowToFocus = {
  id: number;
  /** Whether the list may scroll to it; else it has the focus only if it is there. */
  mayScroll: boolean;
};

const key = ['row-to-focus'] as const;

/** What the keys have last led to. It has no fetch: only `focusRow` sets it. */
export function rowToFocusQuery() {
  return queryOptions<RowToFocus | null>({
    queryKey: key,
    queryFn: () => null,
    initialData: null,
    enabled: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
    // Two wishes for the same row are two.
    structuralSharing: false,
  });
}

/** Gives the focus to a row of the shown list, as soon as it exists. */
export function focusRow(queryClient: QueryClient, row: RowToFocus): void {
  queryClient.setQueryData<RowToFocus | null>(key, row);
}
