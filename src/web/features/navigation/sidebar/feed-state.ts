import type { Feed } from '#shared/feed.ts';

/** What a feed's line tells beside its name: it fails, has ended for good, or rests as the owner wished. */
export type FeedState = 'failing' | 'gone' | 'paused';

export const stateWords: Record<FeedState, string> = { failing: 'Failing', gone: 'Gone', paused: 'Paused' };

/** Null: all is well. */
export function stateOf({ failure, paused }: Pick<Feed, 'failure' | 'paused'>): FeedState | null {
  if (paused === 'owner') return 'paused';
  if (paused === 'gone') return 'gone';
  return failure === null ? null : 'failing';
}
