import type { Readable } from 'node:stream';
import type { Clock } from '#server/platform/clock.ts';

/** A download that somebody paused, say; a slow line takes something every few seconds. In milliseconds. */
const LONGEST_PAUSE = 5 * 60_000;

/**
 * Calls `end` once nobody reads an export on: as long as it is open, the database keeps all that is written since, and
 * its log grows until the disk is full. For a stream that has its reader already.
 */
export function endUnread(bytes: Readable, clock: Clock, end: () => void): void {
  let cancel = () => {};
  const waitForReader = () => {
    cancel();
    cancel = clock.after(LONGEST_PAUSE, end);
  };
  bytes.on('data', waitForReader).once('close', () => cancel());
  waitForReader();
}
