import { UnstyledButton } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { lazy, Suspense, useRef, useState } from 'react';
import type { Feed } from '#shared/feed.ts';
import type { AskAboutFeed } from '#web/features/feeds/menu/feed-commands.ts';
import classes from './feed-table-row.module.css';

const FolderCellMenu = lazy(async () => ({
  default: (await import('./folder-cell-menu.tsx')).FolderCellMenu,
}));

type FolderCellProps = { feed: Feed; folder: string | null; tabIndex: number; ask: AskAboutFeed };

/** The folder of a row; pressed, the others to choose from. They come when they are first wanted. */
export function FolderCell({ feed, folder, tabIndex, ask }: FolderCellProps) {
  const [wanted, setWanted] = useState(false);
  const place = useRef<HTMLSpanElement>(null);
  const button = (
    <UnstyledButton
      className={classes['folder']}
      data-none={folder === null || undefined}
      aria-haspopup="menu"
      aria-label={`${folder ?? 'No folder'}: folder of ${feed.title}`}
      title={folder ?? undefined}
      tabIndex={tabIndex}
      onClick={() => setWanted(true)}
    >
      <span className={classes['clip']} dir="auto">
        {folder ?? 'No folder'}
      </span>
      <IconChevronDown size={14} stroke={1.75} aria-hidden />
    </UnstyledButton>
  );
  return (
    <span ref={place}>
      {wanted ? (
        <Suspense fallback={button}>
          <FolderCellMenu
            feed={feed}
            button={button}
            onNewFolder={() =>
              ask({ kind: 'move', feeds: [feed] }, place.current?.querySelector('button') ?? null)
            }
          />
        </Suspense>
      ) : (
        button
      )}
    </span>
  );
}
