import { resolve } from 'node:path';
import { WINNOW_VERSION } from '#server/config/version.ts';
import type { Clock } from '#server/platform/clock.ts';
import { toTime } from '#server/platform/time.ts';
import type { JudgingStatus } from '#shared/judgement.ts';
import type { DescribedReason, ServerStatus } from '#shared/status.ts';
import { createEventLoopWatch } from './event-loop-delay.ts';
import { findReasons } from './find-reasons.ts';
import { findFreeBytes, measureData } from './measure-data.ts';

export type StatusDeps = {
  clock: Clock;
  dataDir: string;
  judging: () => Promise<JudgingStatus>;
  /** Whether no site can be reached. */
  isOffline: () => boolean;
  refreshes: () => { waiting: number; running: number };
  backups: () => Promise<{ failure: string | null }>;
  imageBytes: () => Promise<number>;
  /** Open streams of events. */
  streams: () => number;
};

export type StatusReader = {
  /** What is not as it should be. Cheap: a monitor may ask every few seconds. */
  reasons: () => Promise<DescribedReason[]>;
  read: () => Promise<ServerStatus>;
  close: () => void;
};

/** Tells how Winnow is doing, from the moment that it is made on. */
export function createStatus(deps: StatusDeps): StatusReader {
  const startedAt = deps.clock.now();
  const eventLoop = createEventLoopWatch(deps.clock);
  const look = () => lookAround(deps);
  return {
    reasons: async () => (await look()).reasons,
    read: async () => {
      const [{ reasons, judging, freeBytes }, sizes, images] = await Promise.all([
        look(),
        measureData(deps.dataDir),
        deps.imageBytes(),
      ]);
      const { since, p50, p99, max } = eventLoop.read();
      const { rss, heapUsed } = process.memoryUsage();
      const { state, waiting, failed, seconds_per_article, estimated_seconds } = judging;
      return {
        status: reasons.length === 0 ? 'ready' : 'degraded',
        reasons,
        version: WINNOW_VERSION,
        node_version: process.versions.node,
        started_at: toTime(startedAt),
        uptime_seconds: Math.floor((deps.clock.now() - startedAt) / 1_000),
        data: {
          folder: resolve(deps.dataDir),
          database_bytes: sizes.database,
          search_bytes: sizes.search,
          image_bytes: images,
          backup_bytes: sizes.backups,
          free_bytes: freeBytes,
        },
        memory: { resident_bytes: rss, heap_bytes: heapUsed },
        event_loop: { since: toTime(since), p50_ms: p50, p99_ms: p99, max_ms: max },
        streams: deps.streams(),
        refresh: deps.refreshes(),
        judging: { state, waiting, failed, seconds_per_article, estimated_seconds },
      };
    },
    close: eventLoop.stop,
  };
}

async function lookAround({ judging, backups, isOffline, dataDir }: StatusDeps) {
  const [status, { failure }, freeBytes] = await Promise.all([judging(), backups(), findFreeBytes(dataDir)]);
  const facts = { judging: status, offline: isOffline(), freeBytes, backupFailure: failure };
  return { reasons: findReasons(facts), judging: status, freeBytes };
}
