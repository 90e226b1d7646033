import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Verdict } from '#shared/feedback.ts';
import { MAX_VOTES_AT_ONCE } from '#shared/limits.ts';
import { client, unwrap } from './client.ts';

/** What the owner says of an article; `none` takes it back. */
export function voteOnArticle(id: number, verdict: Verdict | 'none') {
  return unwrap(client.api.articles[':id'].feedback.$post({ param: { id: String(id) }, json: { verdict } }));
}

/** All votes, newest first, by the page. */
export function votesQuery() {
  return infiniteQueryOptions({
    queryKey: ['feedback', 'list'],
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        client.api.feedback.$get(
          { query: { limit: String(MAX_VOTES_AT_ONCE), ...(pageParam ? { before: pageParam } : {}) } },
          { init: { signal } },
        ),
      ),
    initialPageParam: '',
    getNextPageParam: ({ votes }) =>
      votes.length < MAX_VOTES_AT_ONCE ? undefined : String(votes.at(-1)?.id ?? ''),
  });
}

/** How many votes there are. */
export function voteCountQuery() {
  return queryOptions({
    queryKey: ['feedback', 'count'],
    queryFn: async () => (await unwrap(client.api.feedback.$get({ query: { limit: '1' } }))).total,
  });
}

/** Also where the article is gone. */
export function takeVoteBack(id: number) {
  return unwrap(client.api.feedback[':id'].$delete({ param: { id: String(id) } }));
}

/** What the votes suggest: weights of categories, lines of the interests. */
export function suggestionsQuery() {
  return queryOptions({
    queryKey: ['suggestions'],
    queryFn: () => unwrap(client.api.suggestions.$get()),
  });
}

/** Follows a suggestion, or drops it. Throws `ApiError` not_found, conflict, settings_changed. */
export function answerSuggestion(id: string, answer: 'yes' | 'no') {
  return unwrap(client.api.suggestions[':id'].$post({ param: { id }, json: { answer } }));
}
