import type { Feed } from '#shared/feed.ts';
import type { SharedFeedChange } from '#shared/feeds-at-once.ts';
import type { Folder } from '#shared/folder.ts';

/** What needs a word more from the owner before it is done. */
export type FeedQuestion =
  | { kind: 'options'; feed: Feed }
  | { kind: 'rename'; feed: Feed }
  | { kind: 'move'; feeds: Feed[] }
  | { kind: 'delete'; feeds: Feed[] }
  | { kind: 'rename-folder'; folder: Folder }
  | { kind: 'delete-folder'; folder: Folder };

/** Opens the dialog for it. `from`: takes the focus back when that has closed, if it is still there. */
export type AskAboutFeed = (question: FeedQuestion, from: HTMLElement | null) => void;

/** What rows and the bar below them can have done. They stay the same, so that rows need not be drawn again. */
export type FeedCommands = {
  ask: AskAboutFeed;
  change: (feeds: Feed[], change: SharedFeedChange) => void;
  refresh: (feeds: Feed[]) => void;
  markRead: (feeds: Feed[]) => void;
};
