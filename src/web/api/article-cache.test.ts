import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { forgetTexts } from './article-cache.ts';
import { articleKeys } from './articles.ts';

/** As if thirty articles had been fetched one after the other: the higher its id, the later. */
function makeRead(): QueryClient {
  const queryClient = new QueryClient();
  for (let id = 1; id <= 30; id += 1) {
    queryClient.setQueryData(articleKeys.one(id), { id }, { updatedAt: id });
    queryClient.setQueryData(articleKeys.version(id), 'feed');
  }
  return queryClient;
}

function textsIn(queryClient: QueryClient): unknown[] {
  return queryClient
    .getQueryCache()
    .findAll({ queryKey: articleKeys.ones })
    .map(({ queryKey }) => queryKey[2]);
}

test('of the articles that were read the last twenty are kept, with what was chosen for them', () => {
  const queryClient = makeRead();
  forgetTexts(queryClient);
  expect(textsIn(queryClient)).toEqual(Array.from({ length: 20 }, (_, index) => index + 11));
  expect(queryClient.getQueryData(articleKeys.version(10))).toBeUndefined();
  expect(queryClient.getQueryData(articleKeys.version(11))).toBe('feed');
  queryClient.clear();
});

test('an article that stands on the page is kept however long ago it was fetched', () => {
  const queryClient = makeRead();
  const shown = new QueryObserver(queryClient, { queryKey: articleKeys.one(1), enabled: false });
  const leave = shown.subscribe(() => undefined);
  forgetTexts(queryClient);
  expect(textsIn(queryClient)).toContain(1);
  leave();
  queryClient.clear();
});
