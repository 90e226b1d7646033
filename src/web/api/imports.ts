import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import type { FeedImport, FeedsToImport } from '#shared/feed-import.ts';
import { reloadEmptyLists } from './article-cache.ts';
import { withBase } from './base-path.ts';
import { client, unwrap } from './client.ts';
import { isRunning } from './import-progress.ts';
import { unwrapAnswer } from './unwrap.ts';

const api = client.api.imports;
const idOf = (id: number) => ({ param: { id: String(id) } });

/** While an import runs; events tell of it much sooner. */
const LOOK_AGAIN_MS = 10_000;

const failedKey = ['imports', 'failed'] as const;

/** Where the list of feeds is to be had, as a link that downloads, and where another is sent. */
export const OPML_ADDRESS = withBase('/api/opml');

/** The import that runs, or the last one until it is dismissed; null without one. The event stream keeps it current. */
export function lastImportQuery() {
  return queryOptions({
    queryKey: ['imports', 'last'],
    queryFn: async () => (await unwrap(api.last.$get())).import,
    staleTime: Number.POSITIVE_INFINITY,
    // Its end may fall between this answer and the beginning of the event stream.
    refetchInterval: ({ state }) => (state.data && isRunning(state.data) ? LOOK_AGAIN_MS : false),
  });
}

/** Brings an import into the cache as an event or an answer tells it; an older answer on its way is not waited for. */
export function storeImport(queryClient: QueryClient, feedImport: FeedImport | null): void {
  const { queryKey } = lastImportQuery();
  const before = queryClient.getQueryData(queryKey);
  void queryClient
    .cancelQueries({ queryKey }, { revert: false })
    .then(() => queryClient.setQueryData(queryKey, feedImport));
  if (feedImport?.failed !== before?.failed) void queryClient.invalidateQueries({ queryKey: failedKey });
  if (feedImport && feedImport.added > 0) reloadEmptyLists(queryClient);
}

/** What could not be added, with why, in the list's order; by the page. */
export function failedImportsQuery(id: number) {
  return infiniteQueryOptions({
    queryKey: [...failedKey, id],
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api[':id'].feeds.$get(
          { ...idOf(id), query: { state: 'failed', offset: String(pageParam) } },
          { init: { signal } },
        ),
      ),
    initialPageParam: 0,
    getNextPageParam: ({ total, feeds }, _pages, offset) =>
      feeds.length > 0 && offset + feeds.length < total ? offset + feeds.length : undefined,
  });
}

/** Sends an OPML file as it is: the server reads it in whatever encoding it has. Throws `ApiError`. */
export function importFile(file: File): Promise<FeedImport> {
  const call = fetch(`${OPML_ADDRESS}?${new URLSearchParams({ name: file.name })}`, {
    method: 'POST',
    headers: { 'content-type': 'text/x-opml' },
    body: file,
  });
  return unwrapAnswer(call) as Promise<FeedImport>;
}

/** Has the server fetch an OPML file. Throws `ApiError`. */
export function importAddress(url: string) {
  return unwrap(client.api.opml.fetch.$post({ json: { url } }));
}

/** Adds many feeds in the background. */
export function importFeeds(feeds: FeedsToImport) {
  return unwrap(client.api.feeds.import.$post({ json: feeds }));
}

/** Tries the failed ones again. */
export function retryImport(id: number) {
  return unwrap(api[':id'].retry.$post(idOf(id)));
}

/** Ends it where it stands: what is added stays. */
export function cancelImport(id: number) {
  return unwrap(api[':id'].cancel.$post(idOf(id)));
}

/** Takes the result out of sight, also the list of what failed. */
export function dismissImport(id: number) {
  return unwrap(api[':id'].$delete(idOf(id)));
}

/** Good public feeds by topic. */
export function starterSetQuery() {
  return queryOptions({
    queryKey: ['starter-set'],
    queryFn: () => unwrap(client.api.feeds.starter.$get()),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
