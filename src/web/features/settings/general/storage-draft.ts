import type { ImageMode, ReaderSettings } from '#shared/settings.ts';
import type { Storage } from '#shared/storage.ts';
import type { FormRules } from '#web/features/settings/form/draft.ts';

/** What stands in the fields; `days`: null for never. */
export type StorageValues = { days: number | null; images: ImageMode };

export const storageRules: FormRules<ReaderSettings, StorageValues> = {
  valuesOf: ({ retention_days: days, images }) => ({ days, images }),
  isSame: (one, other) => one.days === other.days && one.images === other.images,
};

const NEVER = { value: 'never', label: 'Never' };
const OFFERED = [30, 90, 180, 365];

/** The days that are offered, and those that are saved where they are others. */
export function listDayOptions(saved: number | null): { value: string; label: string }[] {
  const all = new Set([...OFFERED, ...(saved === null ? [] : [saved])]);
  const days = [...all].toSorted((one, other) => one - other);
  return [...days.map((count) => ({ value: `${count}`, label: describeDays(count) })), NEVER];
}

/** As one of the options. */
export function toOption(days: number | null): string {
  return days === null ? NEVER.value : `${days}`;
}

export function fromOption(value: string): number | null {
  return value === NEVER.value ? null : Number(value);
}

function describeDays(days: number): string {
  return days === 1 ? '1 day' : `${days.toLocaleString('en')} days`;
}

/** What a save would take away, beside the buttons. `counted`: for these days; undefined while that is not known. */
export function describeRemoval(counted: Storage['would_remove'] | undefined): string {
  if (!counted) return 'Counting what would be removed…';
  const { articles, contents } = counted;
  if (articles === 0 && contents === 0) return 'Saving removes nothing now';
  const texts = contents === 1 ? 'the text of 1 article' : `the text of ${inWords(contents)} articles`;
  if (articles === 0) return `Saving removes ${texts}`;
  const whole = articles === 1 ? '1 article' : `${inWords(articles)} articles`;
  return contents === 0 ? `Saving removes ${whole}` : `Saving removes ${whole}, and ${texts}`;
}

function inWords(count: number): string {
  return count.toLocaleString('en');
}
