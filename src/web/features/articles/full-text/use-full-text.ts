import { type QueryClient, useIsMutating, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Article } from '#shared/article.ts';
import { ApiError } from '#web/api/api-error.ts';
import { articleKeys } from '#web/api/articles.ts';
import { feedTextQuery, fetchFullText, type TextVersion, textVersionQuery } from '#web/api/full-text.ts';
import { runMutation } from '#web/api/run-mutation.ts';
import { showFailure } from '#web/api/show-failure.ts';

/** An article's whole text: whether it stands on the page, and the one press that fetches it or changes over. */
export type FullTextControl = {
  /** False where the article has no page that it could be fetched from. */
  isOffered: boolean;
  isBusy: boolean;
  /** `none`: not fetched. */
  shown: TextVersion | 'none';
  press: () => void;
};

/** Everything that shows the same article shares its state: the button, the key, the lines around the text. */
export function useFullText(article: Article | undefined): FullTextControl {
  const queryClient = useQueryClient();
  const id = article?.id ?? 0;
  const isBusy = useIsMutating({ mutationKey: keyOf(id) }) > 0;
  const { data: version } = useQuery(textVersionQuery(id));
  return {
    isOffered: article !== undefined && isOfferedFor(article),
    isBusy,
    shown: article?.full_text.state === 'shown' ? version : 'none',
    press: () => article && pressFullText(queryClient, article),
  };
}

/** Fetches the whole text, or changes over between it and the feed's; nothing while that is being done. */
export function pressFullText(queryClient: QueryClient, article: Article): void {
  const { id } = article;
  const isBusy = queryClient.isMutating({ mutationKey: keyOf(id) }) > 0;
  if (isBusy || !isOfferedFor(article)) return;
  const bringing = {
    mutationKey: keyOf(id),
    meta: { quiet: true },
    mutationFn: ({ full_text: { state } }: Article) =>
      state === 'shown' ? changeOver(queryClient, id) : bringWhole(queryClient, id),
    onError: (error: Error) => tellFailure(queryClient, id, error),
  };
  runMutation(queryClient, bringing, article);
}

function keyOf(id: number) {
  return ['full-text', id];
}

function isOfferedFor({ url, full_text: { state } }: Article): boolean {
  return url !== null || state === 'shown';
}

async function bringWhole(queryClient: QueryClient, id: number): Promise<void> {
  const article = await fetchFullText(id);
  // An answer that is on its way may be older than this one.
  await queryClient.cancelQueries({ queryKey: articleKeys.one(id) });
  setVersion(queryClient, id, 'whole');
  queryClient.setQueryData<Article>(articleKeys.one(id), article);
}

/** The text that is to stand there comes first, so that nothing is empty in between. */
async function changeOver(queryClient: QueryClient, id: number): Promise<void> {
  if (queryClient.getQueryData(textVersionQuery(id).queryKey) === 'feed') {
    setVersion(queryClient, id, 'whole');
    return;
  }
  await queryClient.fetchQuery({ ...feedTextQuery(id), retry: false });
  setVersion(queryClient, id, 'feed');
}

function setVersion(queryClient: QueryClient, id: number, version: TextVersion): void {
  queryClient.setQueryData(textVersionQuery(id).queryKey, version);
}

/** What the site did stands over the text; that our own server is away is told in a toast. */
function tellFailure(queryClient: QueryClient, id: number, error: unknown): void {
  if (!(error instanceof ApiError) || error.code !== 'full_text_failed') {
    void showFailure(error);
    return;
  }
  const failure = [error.message, error.hint].filter(Boolean).join(' ');
  queryClient.setQueryData<Article>(
    articleKeys.one(id),
    (article) => article && { ...article, full_text: { state: 'failed', failure } },
  );
}
