import { queryOptions } from '@tanstack/react-query';
import { client, unwrap } from './client.ts';

const api = client.api.folders;

/** Of every mutation that puts feeds or folders in order. */
export const orderKey = ['order-feeds'] as const;

/** All folders in the owner's order. */
export function foldersQuery() {
  return queryOptions({
    queryKey: ['folders'],
    queryFn: async () => (await unwrap(api.$get())).folders,
  });
}

/** Throws `ApiError` conflict when there is one of this name. */
export function createFolder(name: string) {
  return unwrap(api.$post({ json: { name } }));
}

/** Throws `ApiError` conflict when another one has this name. */
export function renameFolder({ id, name }: { id: number; name: string }) {
  return unwrap(api[':id'].$patch({ param: { id: String(id) }, json: { name } }));
}

/** Its feeds stay, without a folder. */
export function deleteFolder(id: number) {
  return unwrap(api[':id'].$delete({ param: { id: String(id) } }));
}

/** All folders in their new order. */
export function orderFolders(ids: number[]) {
  return unwrap(api.order.$put({ json: { ids } }));
}

/** The feeds of a folder (null: of none) in their new order; those that stood elsewhere come into it. */
export function orderFeeds(folderId: number | null, ids: number[]) {
  return unwrap(client.api.feeds.order.$put({ json: { folder_id: folderId, ids } }));
}
