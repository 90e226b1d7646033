import { queryOptions } from '@tanstack/react-query';
import { articleKeys } from './articles.ts';
import { client, unwrap } from './client.ts';

/** Which text of an article stands on the page where both are there: its page's, or its feed's. */
export type TextVersion = 'whole' | 'feed';

/** What the owner chose for one article. It has no fetch: only the page sets it, until the article is forgotten. */
export function textVersionQuery(id: number) {
  return queryOptions<TextVersion>({
    queryKey: articleKeys.version(id),
    queryFn: () => 'whole',
    initialData: 'whole',
    enabled: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Fetches an article from its own page. Throws `ApiError` full_text_failed. */
export function fetchFullText(id: number) {
  return unwrap(client.api.articles[':id']['full-text'].$post({ param: { id: String(id) } }));
}

/** What the feed gave of an article whose whole text is there, as HTML. */
export function feedTextQuery(id: number) {
  return queryOptions({
    queryKey: [...articleKeys.one(id), 'feed'],
    queryFn: async () => {
      const call = { param: { id: String(id) }, query: { content: 'feed' as const } };
      return (await unwrap(client.api.articles[':id'].$get(call))).content_html;
    },
    staleTime: 60_000,
  });
}
