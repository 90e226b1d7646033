import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { everything } from './article-list.ts';
import { fetchList } from './articles.ts';
import { client, unwrap } from './client.ts';

/** What the models are told: the templates, or the very words for one article. */
export function promptsQuery(articleId: number | null) {
  const query = articleId === null ? {} : { article_id: String(articleId) };
  return queryOptions({
    queryKey: ['prompts', articleId],
    queryFn: () => unwrap(client.api.ollama.prompts.$get({ query })),
    staleTime: 0,
    placeholderData: keepPreviousData,
  });
}

/** The newest articles, as examples of what is asked. */
export function exampleArticlesQuery() {
  return queryOptions({
    queryKey: ['prompts', 'examples'],
    queryFn: async () => (await fetchList({ ...everything, view: 'all', sort: 'newest' })).articles,
    staleTime: 0,
  });
}
