import type { Feed, FeedOptions } from '#shared/feed.ts';
import type { SharedFeedChange } from '#shared/feeds-at-once.ts';
import { describeError } from '#web/api/api-error.ts';
import { everyWords } from './interval-words.ts';

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

/** After something was set for one feed. Null where the page shows it well enough. */
export function describeChanged(feed: Feed, change: FeedOptions): Toast | null {
  const { title } = feed;
  const changed = Object.keys(change);
  if (changed.length !== 1) return { title: `Saved the options of ${title}`, message: '', color: good };
  if (change.never_judge !== undefined) return describeNeverJudge(feed);
  if (change.paused !== undefined) return describePaused(title, change.paused);
  if (change.muted !== undefined)
    return { title: mutedTitle(title, change.muted), message: mutedNote(change.muted), color: good };
  // The page shows both.
  if (change.custom_title !== undefined || change.folder_id !== undefined) return null;
  return { title: `Saved the options of ${title}`, message: '', color: good };
}

function describeNeverJudge({ title, never_judge: neverJudge }: Feed): Toast {
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

/** `subject`: a feed's title, or several with their number. */
function mutedTitle(subject: string, muted: SharedFeedChange['muted'], are = 'is'): string {
  return muted === false ? `${subject} ${are} heard again` : `${subject} ${are} muted`;
}

function mutedNote(muted: SharedFeedChange['muted']): string {
  return muted === false
    ? 'From the next articles on.'
    : 'New articles come as read and are not judged. What is unread now stays so.';
}

function describePaused(title: string, paused: boolean): Toast {
  return paused
    ? { title: `${title} is paused`, message: 'Its articles stay. Nothing new is fetched.', color: good }
    : { title: `${title} goes on`, message: 'It is fetched again from now on.', color: good };
}

/** After the same was set for several feeds. */
export function describeChangedTogether(feeds: Feed[], change: SharedFeedChange): Toast {
  const subject = nameThem(feeds);
  const [are, itself] = feeds.length === 1 ? ['is', 'itself'] : ['are', 'themselves'];
  if (change.paused !== undefined) {
    return change.paused
      ? { title: `${subject} ${are} paused`, message: 'Articles stay. Nothing new is fetched.', color: good }
      : { title: `${subject} ${feeds.length === 1 ? 'goes' : 'go'} on`, message: '', color: good };
  }
  if (change.never_judge !== undefined) {
    return change.never_judge
      ? { title: `${subject} ${are} never judged by ${itself}`, message: '', color: good }
      : { title: `${subject} ${are} judged again`, message: 'From the next articles on.', color: good };
  }
  if (change.muted !== undefined) {
    return { title: mutedTitle(subject, change.muted, are), message: mutedNote(change.muted), color: good };
  }
  const minutes = change.refresh_minutes ?? null;
  const when = minutes === null ? 'automatically' : everyWords(minutes).toLowerCase();
  return { title: `${subject} ${are} refreshed ${when}`, message: '', color: good };
}

/** After several were put in line; `asked` of them were meant. */
export function describeRefreshing(count: number, asked: number): Toast {
  const left = asked - count;
  return {
    title: count === 0 ? 'Nothing is refreshed' : `Refreshing ${countOf(count, 'feed')}`,
    message:
      left === 0 ? '' : `${left.toLocaleString('en')} left out: paused, or their site asked for a rest.`,
    color: good,
  };
}

/** "Local Paper", or "3 feeds". */
export function nameThem(feeds: Pick<Feed, 'title'>[]): string {
  const [only] = feeds;
  return feeds.length === 1 && only ? only.title : countOf(feeds.length, 'feed');
}

export function describeDeleted(subject: string, starredKept: number): Toast {
  const kept = starredKept === 0 ? '' : `${countOf(starredKept, 'starred article')} kept under Starred.`;
  return { title: `Deleted ${subject}`, message: kept, color: good };
}

/**
 * What deleting takes away, asked before it happens. How many of the articles other feeds carry too is not
 * known, so the number is the most that can go. `starred`: how many of one feed are; undefined: not known.
 */
export function describeLoss(feeds: Pick<Feed, 'article_count'>[], starred?: number): string {
  const articles = feeds.reduce((sum, { article_count: count }) => sum + count, 0);
  const them = feeds.length === 1 ? 'it' : 'them';
  if (articles === 0) return feeds.length === 1 ? 'It has no articles yet.' : 'They have no articles yet.';
  const going = articles - (starred ?? 0);
  const loss =
    going <= 0
      ? 'No article is lost.'
      : `Up to ${countOf(going, 'article')} ${going === 1 ? 'goes' : 'go'} with ${them}.`;
  const others = 'What another feed carries too stays with that feed.';
  return `${loss} ${describeStarred(starred)} ${going <= 0 ? '' : others}`.trim().replaceAll(/ +/g, ' ');
}

function describeStarred(starred: number | undefined): string {
  if (starred === 0) return '';
  if (starred === undefined) return 'Starred ones stay under Starred.';
  return starred === 1
    ? 'The starred one stays under Starred.'
    : `The ${countOf(starred, 'starred one')} stay under Starred.`;
}
