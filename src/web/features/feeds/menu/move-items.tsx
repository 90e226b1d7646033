import { Menu } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { stepFeed, stepFolder } from '#web/api/feed-moves.ts';
import { makeFeedTree } from '#web/api/feed-tree.ts';
import { feedsQuery } from '#web/api/feeds.ts';
import { foldersQuery } from '#web/api/folders.ts';
import { useMove } from '#web/features/feeds/changes/order-mutations.ts';

type MoveItemsProps = { line: 'feed' | 'folder'; id: number };

/** One place up or down in the sidebar. */
export function MoveItems({ line, id }: MoveItemsProps) {
  const { data: feeds = [] } = useQuery(feedsQuery());
  const { data: folders = [] } = useQuery(foldersQuery());
  const move = useMove();
  const icon = { size: 18, stroke: 1.75, 'aria-hidden': true } as const;
  const tree = makeFeedTree(folders, feeds);
  const step = line === 'feed' ? stepFeed : stepFolder;
  const up = step(tree, id, -1);
  const down = step(tree, id, 1);
  return (
    <>
      <Menu.Item
        leftSection={<IconArrowUp {...icon} />}
        disabled={up === null}
        onClick={() => up && move(up)}
      >
        Move up
      </Menu.Item>
      <Menu.Item
        leftSection={<IconArrowDown {...icon} />}
        disabled={down === null}
        onClick={() => down && move(down)}
      >
        Move down
      </Menu.Item>
    </>
  );
}
