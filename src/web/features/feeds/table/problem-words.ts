import type { Feed } from '#shared/feed.ts';
import type { FetchFailureKind } from '#shared/fetch-failure.ts';
import { describeNextTry } from '#web/features/feeds/changes/time-until.ts';

/** As short as a column and a tooltip's head need it; the whole sentence comes from the server. */
const shortWords: Record<FetchFailureKind, string> = {
  bad_url: 'Not an address',
  unsupported_scheme: 'Not a web address',
  unsupported_port: 'Not a web port',
  private_address: 'On a private network',
  dns: 'No such site',
  refused: 'Connection refused',
  timeout: 'No answer in time',
  tls: 'Certificate problem',
  network: 'Connection broke',
  bad_answer: 'Not a web server',
  unauthorized: 'Login needed',
  forbidden: 'Access refused',
  bot_challenge: 'Blocks programs',
  login_page: 'Shows a login form',
  captive_portal: 'Network login needed',
  not_found: 'Not found',
  gone: 'Gone for good',
  rate_limited: 'Too many requests',
  server_error: 'Error at the site',
  http_error: 'Unexpected answer',
  redirect_loop: 'Redirects in a circle',
  too_large: 'Too large',
  bad_compression: 'Damaged answer',
  empty: 'Empty document',
  not_a_feed: 'Not a feed',
  broken_xml: 'Damaged feed',
  too_slow_to_read: 'Too slow to read',
};

/** warn: something is wrong; still: the owner wanted it so. */
export type FeedState = { tone: 'warn' | 'still'; title: string; next: string };

/** Whether a feed fails or rests, in a few words each: what is the matter, and what happens next. */
export function describeState({ failure, paused }: Feed, now: number): FeedState | null {
  if (paused === 'owner') return { tone: 'still', title: 'Paused', next: 'Until you resume it' };
  if (paused === 'gone') return { tone: 'warn', title: 'Gone for good', next: 'Not tried again' };
  if (failure === null) return null;
  return {
    tone: 'warn',
    title: shortWords[failure.kind as FetchFailureKind] ?? 'Cannot be fetched',
    next: describeNextTry(failure.next_try_at, now),
  };
}

/** The same at length. `hint` may be empty. */
export function explainState(feed: Feed, now: number): { text: string; hint: string; next: string } | null {
  const { failure, paused } = feed;
  if (paused === 'owner') {
    return {
      text: 'This feed is paused.',
      hint: 'Its articles stay. Nothing new is fetched until you resume it.',
      next: '',
    };
  }
  if (paused === 'gone') {
    return {
      text: failure?.text ?? 'The site says that this feed has ended for good.',
      hint: failure?.hint ?? 'Its articles stay. Delete it, or give it the address where it is now.',
      next: 'It is not tried again by itself.',
    };
  }
  if (failure === null) return null;
  return { text: failure.text, hint: failure.hint, next: `${describeNextTry(failure.next_try_at, now)}.` };
}
