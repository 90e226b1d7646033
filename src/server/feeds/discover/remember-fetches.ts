import type { FetchRequest, FetchResult } from '#server/fetching/fetch-result.ts';
import type { Fetcher } from '#server/fetching/fetcher.ts';

/** A fetcher for one task in which the same documents are needed more than once: each is fetched once. */
export function rememberFetches(fetcher: Pick<Fetcher, 'fetch'>): Pick<Fetcher, 'fetch'> {
  const known = new Map<string, Promise<FetchResult>>();
  const fetch = (request: FetchRequest) => {
    const { url, login, userAgent, etag, lastModified, accept } = request;
    const key = JSON.stringify([url, login ?? null, userAgent, etag, lastModified, accept ?? null]);
    const result = known.get(key) ?? fetcher.fetch(request);
    known.set(key, result);
    return result;
  };
  return { fetch };
}
