import type { ReaderSettings } from '#shared/settings.ts';

/**
 * After how many milliseconds in view an open article is read; null where only its reader says so. Who marks by
 * scrolling the list reads as well: an article that stays open counts after the same seconds.
 */
export function readDelay({
  mark_read: mode,
  read_after_seconds: seconds,
}: Pick<ReaderSettings, 'mark_read' | 'read_after_seconds'>): number | null {
  if (mode === 'by_hand') return null;
  return mode === 'open' ? 0 : seconds * 1_000;
}
