import type { DownloadStatus, Pull } from '#shared/pull.ts';

/** All pulls in short, for those who ask instead of listening. */
export function readDownloadStatus(pulls: Pull[]): DownloadStatus {
  const running = pulls.find(({ state }) => state === 'running');
  const queue = pulls.filter(({ state }) => state === 'queued').map(({ model }) => model);
  const failed = pulls.findLast(({ state }) => state === 'failed');
  return {
    active: running !== undefined || queue.length > 0,
    model: running?.model ?? null,
    completed: running?.completed ?? 0,
    total: running?.total ?? null,
    percent: running?.percent ?? null,
    status: running?.status ?? (queue.length > 0 ? 'Waiting' : 'Nothing is being pulled'),
    speed: running?.speed ?? null,
    eta: running?.eta ?? null,
    queue,
    last_error: failed
      ? { model: failed.model, error_class: failed.error_class ?? 'other', message: failed.message ?? '' }
      : null,
    pulls,
  };
}
