import { ActionIcon } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { lazy, Suspense, useRef, useState } from 'react';
import type { Feed } from '#shared/feed.ts';
import { useIsRefreshing } from '#web/features/feeds/changes/feed-mutations.ts';
import type { AskAboutFeed } from '#web/features/feeds/menu/feed-commands.ts';

const OpeningFeedMenu = lazy(async () => ({
  default: (await import('#web/features/feeds/menu/opening-feed-menu.tsx')).OpeningFeedMenu,
}));

type FeedRowMenuProps = { feed: Feed; tabIndex: number; ask: AskAboutFeed };

/** The button of a row's menu. The menu itself comes when it is first wanted: a table has many rows. */
export function FeedRowMenu({ feed, tabIndex, ask }: FeedRowMenuProps) {
  const [wanted, setWanted] = useState(false);
  const refreshing = useIsRefreshing(feed.id);
  const place = useRef<HTMLSpanElement>(null);
  const button = (
    <ActionIcon
      aria-label={`Actions for ${feed.title}`}
      aria-haspopup="menu"
      tabIndex={tabIndex}
      loading={refreshing}
      onClick={() => setWanted(true)}
    >
      <IconDots size={18} stroke={1.75} aria-hidden />
    </ActionIcon>
  );
  return (
    <span ref={place}>
      {wanted ? (
        <Suspense fallback={button}>
          <OpeningFeedMenu
            feed={feed}
            ask={ask}
            button={button}
            findButton={() => place.current?.querySelector('button') ?? null}
          />
        </Suspense>
      ) : (
        button
      )}
    </span>
  );
}
