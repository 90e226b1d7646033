import type { ReaderSettings } from '#shared/settings.ts';
import type { FormRules } from '#web/features/settings/form/draft.ts';

export type BackupValues = Pick<ReaderSettings, 'backup_every' | 'backups_kept'>;

export const backupRules: FormRules<ReaderSettings, BackupValues> = {
  valuesOf: ({ backup_every, backups_kept }) => ({ backup_every, backups_kept }),
  isSame: (one, other) => one.backup_every === other.backup_every && one.backups_kept === other.backups_kept,
};

export const rhythmOptions = [
  { value: 'day', label: 'Every day' },
  { value: 'week', label: 'Every week' },
  { value: 'never', label: 'Never' },
] as const;

const OFFERED = [1, 2, 3, 5, 10, 30];

/** The numbers that are offered, and the saved one where it is another. */
export function listKeptOptions(saved: number): { value: string; label: string }[] {
  return [...new Set([...OFFERED, saved])]
    .toSorted((one, other) => one - other)
    .map((count) => ({ value: `${count}`, label: count === 1 ? 'The newest' : `The ${count} newest` }));
}
