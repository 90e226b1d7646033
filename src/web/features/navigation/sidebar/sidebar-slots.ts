import type { ReactNode } from 'react';
import type { Feed } from '#shared/feed.ts';
import type { Folder } from '#shared/folder.ts';
import type { SavedSearch } from '#shared/search.ts';
import type { Move } from '#web/api/feed-moves.ts';

/** What other features bring to the sidebar. They stay the same, so that lines need not be drawn again. */
export type SidebarSlots = {
  /** Opens the palette. */
  onSearch: () => void;
  onAddFeed: () => void;
  /** What can be done with a feed or a folder, at the end of its line. */
  feedMenu: (feed: Feed) => ReactNode;
  folderMenu: (folder: Folder) => ReactNode;
  /** Why a feed fails or rests, and what to do. */
  feedProblem: (feed: Feed) => ReactNode;
  /** What can be done with a saved search, at the end of its line. */
  searchMenu: (search: SavedSearch) => ReactNode;
  /** Puts feeds or folders in another order. */
  onMove: (move: Move) => void;
};
