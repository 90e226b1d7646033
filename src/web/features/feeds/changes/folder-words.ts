import type { Feed } from '#shared/feed.ts';
import { countOf, nameThem, type Toast } from './feed-words.ts';

const good = 'var(--w-hi)';

/** Where feeds stand after they were moved; null: in no folder. */
export function describeMoved(feeds: Pick<Feed, 'title'>[], folder: string | null): Toast {
  const [are, their] = feeds.length === 1 ? ['is', 'its'] : ['are', 'their'];
  const where = folder === null ? `${are} out of ${their} folder` : `${are} in ${folder} now`;
  return { title: `${nameThem(feeds)} ${where}`, message: '', color: good };
}

export function describeMarked(count: number, name: string): Toast {
  return {
    title:
      count === 0 ? `Nothing of ${name} was unread` : `Marked ${countOf(count, 'article')} of ${name} read`,
    message: '',
    color: good,
  };
}

/** What deleting a folder does to its feeds, asked before it happens. */
export function describeFolderLoss(feedCount: number): string {
  if (feedCount === 0) return 'No feed is in it.';
  return feedCount === 1
    ? 'Its feed stays, without a folder. No article is lost.'
    : `Its ${countOf(feedCount, 'feed')} stay, without a folder. No article is lost.`;
}

export function describeDeletedFolder(name: string, kept: number): Toast {
  const message = kept === 0 ? '' : `${countOf(kept, 'feed')} kept, without a folder.`;
  return { title: `Deleted the folder ${name}`, message, color: good };
}
