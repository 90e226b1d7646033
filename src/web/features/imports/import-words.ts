import type { FeedImport } from '#shared/feed-import.ts';
import { isRunning } from '#web/api/import-progress.ts';

/** What the panel is about: "Importing subscriptions.opml". */
export function titleOfImport(feedImport: FeedImport): string {
  return isRunning(feedImport) ? `Importing ${feedImport.source}` : `Imported ${feedImport.source}`;
}

/** How far it is, or what it came to: "62 of 223 · 50 added · 8 already there · 4 not added". */
export function describeCounts(feedImport: FeedImport): string {
  const { total, waiting, added, known, failed } = feedImport;
  const counts = [
    isRunning(feedImport) ? `${number(total - waiting)} of ${number(total)}` : '',
    isRunning(feedImport) && added === 0 ? '' : `${number(added)} added`,
    known === 0 ? '' : `${number(known)} already there`,
    failed === 0 ? '' : `${number(failed)} not added`,
  ];
  return counts.filter(Boolean).join(' · ');
}

/** What else has to be known when it is over; empty when that is nothing. */
export function describeRest({ total, left_out: leftOut }: FeedImport): string {
  if (leftOut > 0) {
    const feeds = leftOut === 1 ? 'feed was' : 'feeds were';
    return `${number(leftOut)} more ${feeds} left out: a list may hold ${number(total)}. Put them into a second file.`;
  }
  return total === 0 ? 'The file names no feeds.' : '';
}

/** For those who hear it: told anew at every quarter of the way. */
export function speakProgress(feedImport: FeedImport): string {
  const { total, waiting } = feedImport;
  if (!isRunning(feedImport)) return `${titleOfImport(feedImport)}: ${describeCounts(feedImport)}.`;
  const quarters = total === 0 ? 0 : Math.floor(((total - waiting) / total) * 4);
  return quarters === 0 ? `${titleOfImport(feedImport)}.` : `${quarters * 25} % imported.`;
}

export function feedsWord(count: number): string {
  return `${number(count)} ${count === 1 ? 'feed' : 'feeds'}`;
}

/** The server takes no larger files. */
const MAX_FILE_BYTES = 20 * 1_024 * 1_024;

/** Why a file need not be sent at all; null when it can be. */
export function refuseFile({ name, size }: { name: string; size: number }): string | null {
  if (size === 0) return `${name} is empty. Export it from the other reader once more.`;
  if (size <= MAX_FILE_BYTES) return null;
  return `${name} is larger than 20 MB, which no list of feeds is. Is it the right file?`;
}

function number(count: number): string {
  return count.toLocaleString('en');
}
