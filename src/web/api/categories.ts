import { queryOptions } from '@tanstack/react-query';
import type { OwnWeight } from '#shared/category.ts';
import type { GroupMoves, NewCategory } from '#shared/category-request.ts';
import { MAX_CATEGORIES_AT_ONCE } from '#shared/limits.ts';
import { client, unwrap } from './client.ts';

const api = client.api.categories;

/** All categories, hidden ones too: parents before their children, each level by name. */
export function categoriesQuery() {
  return queryOptions({
    queryKey: ['categories'],
    queryFn: async () => (await unwrap(api.$get({ query: { all: 'true' } }))).categories,
  });
}

/** What a change did to articles: how many have another score or blocking, and how many are stale now. */
export type CategoryEffect = { rescored: number; stale: number };

/** Throws `ApiError` category_exists, invalid_request (the name), category_too_deep, conflict. */
export function createCategory(category: NewCategory) {
  return unwrap(api.$post({ json: category }));
}

/** Throws `ApiError` category_exists and invalid_request (the name). */
export function renameCategory(id: number, name: string): Promise<CategoryEffect> {
  return unwrap(api[':id'].$patch({ param: { id: String(id) }, json: { name } }));
}

export function acceptCategories(ids: number[]): Promise<CategoryEffect> {
  return inParts(ids, (part) => unwrap(api.accept.$post({ json: { ids: part } })));
}

/** Takes proposals off their articles; they are not proposed again. */
export function refuseCategories(ids: number[]): Promise<CategoryEffect> {
  return inParts(ids, (part) => unwrap(api.refuse.$post({ json: { ids: part } })));
}

export function hideCategories(ids: number[], hidden: boolean): Promise<CategoryEffect> {
  return inParts(ids, (part) => unwrap(api.hide.$post({ json: { ids: part, hidden } })));
}

export function weighCategories(ids: number[], weight: OwnWeight): Promise<CategoryEffect> {
  return inParts(ids, (part) => unwrap(api.weight.$post({ json: { ids: part, weight } })));
}

/** Null: to the top level. Throws `ApiError` category_too_deep. */
export function moveCategories(ids: number[], parentId: number | null): Promise<CategoryEffect> {
  return inParts(ids, (part) => unwrap(api.move.$post({ json: { ids: part, parent_id: parentId } })));
}

/** Their articles carry `into` from then on, and so does every later proposal of their names. */
export function mergeCategories(ids: number[], into: number): Promise<CategoryEffect> {
  return inParts(ids, async (part) => ({
    ...(await unwrap(api.merge.$post({ json: { ids: part, into } }))),
    stale: 0,
  }));
}

export function deleteCategories(ids: number[]): Promise<CategoryEffect> {
  return inParts(ids, (part) => unwrap(api.delete.$post({ json: { ids: part } })));
}

/** Asks the model which categories belong together; may take minutes. Changes nothing. */
export function suggestGroups() {
  return unwrap(api['auto-group'].suggest.$post({ json: {} }));
}

export function applyGroups(moves: GroupMoves) {
  return unwrap(api['auto-group'].apply.$post({ json: { moves } }));
}

/** Throws `ApiError` cannot_undo when too much has changed since. */
export function undoGroups(token: string) {
  return unwrap(api['auto-group'].undo.$post({ json: { undo_token: token } }));
}

/** One request after the other, since each takes only so many ids; gives the sum of their effects. */
async function inParts(
  ids: number[],
  send: (part: number[]) => Promise<CategoryEffect>,
): Promise<CategoryEffect> {
  const sum = { rescored: 0, stale: 0 };
  for (let start = 0; start < ids.length; start += MAX_CATEGORIES_AT_ONCE) {
    const { rescored, stale } = await send(ids.slice(start, start + MAX_CATEGORIES_AT_ONCE));
    sum.rescored += rescored;
    sum.stale += stale;
  }
  return sum;
}
