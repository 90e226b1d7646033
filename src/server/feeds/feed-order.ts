import type { Feed } from '#shared/feed.ts';

const byName = new Intl.Collator('en', { sensitivity: 'base' });

/** Feeds of one folder: by the owner's order, and by name where there is none. */
export function compareInFolder(
  one: Pick<Feed, 'position' | 'title'>,
  other: Pick<Feed, 'position' | 'title'>,
): number {
  return one.position - other.position || byName.compare(one.title, other.title);
}
