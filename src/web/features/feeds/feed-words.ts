import type { Feed } from '#shared/feed.ts';
import { describeError } from '#web/api/api-error.ts';

/** A toast: what happened, and in a second line what follows from it. */
export type Toast = { title: string; message: string; color: string };

const good = 'var(--w-hi)';
const bad = 'var(--w-danger)';

/** What a refresh of one feed came to, as the server answers it; cancelled: the server was being stopped. */
export type RefreshAnswer = {
  outcome: 'unchanged' | 'fetched' | 'failed' | 'cancelled';
  added: number;
  feed: Feed;
};

export function countOf(count: number, one: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : `${one}s`}`;
}

export function describeAdded(feed: Feed): Toast {
  const articles = feed.article_count === 0 ? 'no articles yet' : countOf(feed.article_count, 'article');
  return { title: `Added ${feed.title} · ${articles}`, message: '', color: good };
}

/** A failure whose dialog is closed already. */
export function describeFailure(error: unknown): Toast {
  const { message, hint } = describeError(error);
  return { title: message, message: hint ?? '', color: bad };
}

export function describeRefresh({ outcome, added, feed }: RefreshAnswer): Toast {
  if (outcome === 'failed') {
    return {
      title: `${feed.title} could not be refreshed`,
      message: feed.failure ? `${feed.failure.text} ${feed.failure.hint}` : '',
      color: bad,
    };
  }
  if (outcome === 'cancelled') {
    return {
      title: `Refreshing ${feed.title} was interrupted`,
      message: 'Try again in a moment.',
      color: bad,
    };
  }
  const news = added === 0 ? 'nothing new' : `${added.toLocaleString('en')} new`;
  return { title: `Refreshed ${feed.title} · ${news}`, message: '', color: good };
}

export function describeNeverJudge({ title, never_judge: neverJudge }: Feed): Toast {
  return neverJudge
    ? {
        title: `${title} is never judged by itself`,
        message: 'What waited of it left the queue. Scores stay, and single articles can be judged by hand.',
        color: good,
      }
    : {
        title: `${title} is judged again`,
        message: 'From its next articles on. Older ones can be judged by hand.',
        color: good,
      };
}

export function describeDeleted(title: string, starredKept: number): Toast {
  const kept = starredKept === 0 ? '' : `${countOf(starredKept, 'starred article')} kept under Starred.`;
  return { title: `Deleted ${title}`, message: kept, color: good };
}

/** What deleting takes away, asked before it happens. */
export function describeLoss(articleCount: number): string {
  if (articleCount === 0) return 'It has no articles yet.';
  if (articleCount === 1) return 'Its only article goes with it, unless it is starred.';
  return `Its ${countOf(articleCount, 'article')} go with it. Starred ones stay under Starred.`;
}
