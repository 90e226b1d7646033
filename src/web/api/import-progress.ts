import type { FeedImport } from '#shared/feed-import.ts';

export function isRunning({ finished_at: finishedAt }: FeedImport): boolean {
  return finishedAt === null;
}

/** How much of an import is done, in whole per cent; 100 only when all of it is. */
export function percentOf({ total, waiting }: FeedImport): number {
  return total === 0 ? 100 : Math.floor(((total - waiting) / total) * 100);
}
