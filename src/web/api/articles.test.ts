import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { makeRow } from '#web/testing/make-row.ts';
import { articleKeys, storePage } from './articles.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

/** As many pages of fifty rows as a reader of a long list comes past, a second after each other. */
function storePages(queryClient: QueryClient, pages: number): void {
  for (let page = 0; page < pages; page += 1) {
    const ids = Array.from({ length: 50 }, (_, index) => page * 50 + index + 1);
    vi.advanceTimersByTime(1_000);
    storePage(
      queryClient,
      ids.map((id) => makeRow({ id })),
    );
  }
}

function idsIn(queryClient: QueryClient): number[] {
  return queryClient
    .getQueryCache()
    .findAll({ queryKey: articleKeys.rows })
    .map(({ queryKey }) => Number(queryKey[2]));
}

test('of the rows out of sight the last two hundred are kept', () => {
  const queryClient = new QueryClient();
  storePages(queryClient, 4);
  expect(idsIn(queryClient)).toHaveLength(200);
  storePages(queryClient, 10);
  expect(idsIn(queryClient).toSorted((one, other) => one - other)).toEqual(
    Array.from({ length: 200 }, (_, index) => index + 301),
  );
  queryClient.clear();
});

test('a row that stands on the page is kept however long ago it came', () => {
  const queryClient = new QueryClient();
  storePages(queryClient, 1);
  const shown = new QueryObserver(queryClient, { queryKey: articleKeys.row(1), enabled: false });
  const leave = shown.subscribe(() => undefined);
  storePages(queryClient, 10);
  expect(idsIn(queryClient)).toContain(1);
  leave();
  queryClient.clear();
});
