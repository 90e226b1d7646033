import { describeBytes } from '#shared/byte-words.ts';
import type { JudgingStatus } from '#shared/judgement.ts';
import type { DescribedReason } from '#shared/status.ts';

/** A migration and a backup each want room for another copy of the database. In bytes. */
export const LITTLE_ROOM = 1_000_000_000;

export type HealthFacts = {
  judging: Pick<JudgingStatus, 'reason' | 'message' | 'hint' | 'link'>;
  offline: boolean;
  /** Of the disk with the data, in bytes; null: not known. */
  freeBytes: number | null;
  /** Why the last backup came to nothing; null: it did not. */
  backupFailure: string | null;
};

/** What is not as it should be, each with what to do; empty when all is well. Reading works in any case. */
export function findReasons({ judging, offline, freeBytes, backupFailure }: HealthFacts): DescribedReason[] {
  const reasons: DescribedReason[] = [];
  if (judging.reason !== null) {
    const { reason: code, message, hint, link } = judging;
    reasons.push({ code, message: message ?? 'Judging stands still', hint: hint ?? '', link });
  }
  if (offline) {
    reasons.push({
      code: 'offline',
      message: 'No site can be reached',
      hint: 'Look at the network of the machine that Winnow runs on. Feeds wait, and go on by themselves.',
      link: null,
    });
  }
  if (freeBytes !== null && freeBytes < LITTLE_ROOM) {
    reasons.push({
      code: 'disk_low',
      message: `Only ${describeBytes(freeBytes)} are free on the disk`,
      hint: 'Make room: a full disk can save nothing. Keeping fewer days of articles, images or backups helps too.',
      link: '/settings/general#storage',
    });
  }
  if (backupFailure !== null) {
    reasons.push({
      code: 'backup_failed',
      message: 'The last backup could not be made',
      hint: backupFailure,
      link: '/settings/general#backup',
    });
  }
  return reasons;
}
