import { exactTime } from '#web/features/articles/time-words.ts';

type Dates = { published_at: string; updated_at: string | null };

/** An edit within this time belongs to the publishing. In milliseconds. */
const SAME_TIME = 60_000;

/** When exactly an article came out, and when it was changed since. */
export function dateHint({ published_at: published, updated_at: updated }: Dates): string {
  const isChanged = updated !== null && Date.parse(updated) - Date.parse(published) >= SAME_TIME;
  return isChanged
    ? `Published ${exactTime(published)}, changed ${exactTime(updated)}`
    : `Published ${exactTime(published)}`;
}
