import type { Feed } from '#shared/feed.ts';
import { type MenuButton, OpeningMenu } from '#web/theme/opening-menu.tsx';
import type { AskAboutFeed } from './feed-commands.ts';
import { FeedMenuItems } from './feed-menu-items.tsx';

type OpeningFeedMenuProps = {
  feed: Feed;
  ask: AskAboutFeed;
  button: MenuButton;
  findButton: () => HTMLElement | null;
};

/** The menu of a row in the table. */
export function OpeningFeedMenu({ feed, ask, button, findButton }: OpeningFeedMenuProps) {
  return (
    <OpeningMenu button={button}>
      <FeedMenuItems feed={feed} ask={ask} findButton={findButton} inTable />
    </OpeningMenu>
  );
}
