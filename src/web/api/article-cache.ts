import { notifyManager, type QueryClient } from '@tanstack/react-query';
import type { Article, ArticleRow } from '#shared/article.ts';
import { ROWS_PER_PAGE } from '#shared/limits.ts';
import { type FrozenList, type ListScope, noteFresh, noteRanks, type RowChange } from './article-list.ts';
import { articleKeys, fetchList, fetchRows, storeRows } from './articles.ts';
import { listUnused } from './unused-queries.ts';

/**
 * Changes the lists on the page by a pure function of the list and its scope. Those that were left are compared
 * when they are entered again (`compareLists`).
 */
export function updateLists(
  queryClient: QueryClient,
  change: (list: FrozenList, scope: ListScope) => FrozenList,
): void {
  for (const { queryKey } of activeLists(queryClient)) {
    queryClient.setQueryData<FrozenList>(queryKey, (list) => list && change(list, scopeOf(queryKey)));
  }
}

/**
 * Fetches the given rows anew where the page has use for them, patches them in place, and notes in the
 * lists when a rank moved. Rows that the server no longer has are left as they are.
 */
export async function refreshRows(queryClient: QueryClient, ids: number[]): Promise<void> {
  await listsInFlight(queryClient);
  const loaded = ids.filter((id) => isLoaded(queryClient, id));
  const outOfSight = listedOf(queryClient, ids).filter((id) => !isLoaded(queryClient, id));
  // A new estimate of everything changes thousands: of those that nobody has scrolled to only their order matters.
  const many = outOfSight.length > ROWS_PER_PAGE;
  const useful = many ? loaded : [...loaded, ...outOfSight];
  for (let start = 0; start < useful.length; start += ROWS_PER_PAGE) {
    const rows = await fetchRows(useful.slice(start, start + ROWS_PER_PAGE));
    const changes = rows.map((after): RowChange => ({ before: findRow(queryClient, after.id), after }));
    // Together, so that what came at once is drawn at once.
    notifyManager.batch(() => {
      storeRows(queryClient, rows);
      for (const row of rows) refreshArticle(queryClient, row);
      updateLists(queryClient, (list, scope) => noteRanks(list, scope, changes));
    });
  }
  if (many) await compareLists(queryClient);
}

/** Resolves when the lists that are being fetched have come: what changes meanwhile is patched into them. */
export async function listsInFlight(queryClient: QueryClient): Promise<void> {
  const lists = queryClient.getQueryCache().findAll({ queryKey: articleKeys.lists, fetchStatus: 'fetching' });
  await Promise.allSettled(lists.map((query) => query.promise));
}

/** Asks for the lists in use once more and notes what has arrived or moved, without moving anything. */
export async function compareLists(queryClient: QueryClient): Promise<void> {
  for (const { queryKey } of activeLists(queryClient)) {
    const fresh = await fetchList(scopeOf(queryKey));
    queryClient.setQueryData<FrozenList>(queryKey, (list) => list && noteFresh(list, fresh));
  }
}

/** Whether the page shows such a list. */
export function usesList(queryClient: QueryClient, isSuch: (scope: ListScope) => boolean): boolean {
  return activeLists(queryClient).some(({ queryKey }) => isSuch(scopeOf(queryKey)));
}

/** An empty list has nothing that could move under the reader's hand: it fills at once. */
export function reloadEmptyLists(queryClient: QueryClient): void {
  const lists = queryClient.getQueriesData<FrozenList>({ queryKey: articleKeys.lists });
  for (const [queryKey, list] of lists) {
    if (list?.ids.length === 0) void queryClient.invalidateQueries({ queryKey, exact: true });
  }
}

export function findRow(queryClient: QueryClient, id: number): ArticleRow | undefined {
  return queryClient.getQueryData<ArticleRow>(articleKeys.row(id));
}

/** Of so many articles that were read the text is kept for the way back to them; of more it would fill the memory. */
const KEPT_TEXTS = 20;

/** Forgets the texts of the articles that were fetched longest ago and stand on the page no more, with what was chosen for them. */
export function forgetTexts(queryClient: QueryClient): void {
  for (const query of listUnused(queryClient, articleKeys.ones).slice(KEPT_TEXTS)) {
    queryClient.getQueryCache().remove(query);
    queryClient.removeQueries({ queryKey: articleKeys.version(idOfText(query.queryKey)), type: 'inactive' });
  }
}

function idOfText(key: readonly unknown[]): number {
  return Number(key[2]);
}

/** Patches the open article with its row; asks for it anew when its judgement or its text is another one. */
function refreshArticle(queryClient: QueryClient, row: ArticleRow): void {
  const article = queryClient.getQueryData<Article>(articleKeys.one(row.id));
  if (!article) return;
  queryClient.setQueryData<Article>(articleKeys.one(row.id), { ...article, ...row });
  const sameJudgement =
    article.state === row.state && article.score === row.score && article.rejudging === row.rejudging;
  const sameText = article.word_count === row.word_count;
  if (!sameJudgement || !sameText) void queryClient.invalidateQueries({ queryKey: articleKeys.one(row.id) });
}

function isLoaded(queryClient: QueryClient, id: number): boolean {
  return (findRow(queryClient, id) ?? queryClient.getQueryData(articleKeys.one(id))) !== undefined;
}

/** Those of the ids that stand in a list of the page. */
function listedOf(queryClient: QueryClient, ids: number[]): number[] {
  const lists = activeLists(queryClient).map(({ queryKey }) =>
    queryClient.getQueryData<FrozenList>(queryKey),
  );
  const listed = new Set(lists.flatMap((list) => list?.ids ?? []));
  return ids.filter((id) => listed.has(id));
}

function activeLists(queryClient: QueryClient) {
  return queryClient.getQueryCache().findAll({ queryKey: articleKeys.lists, type: 'active' });
}

/** Which list a query is of. */
export function scopeOf(key: readonly unknown[]): ListScope {
  // Lists are stored under `articleKeys.list`, whose third part is the scope.
  return key[2] as ListScope;
}
