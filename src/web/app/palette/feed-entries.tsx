import {
  IconArrowDown,
  IconArrowUp,
  IconDownload,
  IconPlus,
  IconRefresh,
  IconRss,
  IconUpload,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useMemo } from 'react';
import { countsQuery } from '#web/api/counts.ts';
import { OPML_ADDRESS } from '#web/api/imports.ts';
import type { ReaderCommands } from '#web/app/shell.ts';
import { keysOf, type ReaderAction } from '#web/features/navigation/keys/keys.ts';
import { nextStop, stopsOf } from '#web/features/navigation/sidebar/feed-stops.ts';
import { useFeedTree } from '#web/features/navigation/sidebar/use-feed-tree.ts';
import { useRefreshAll } from '#web/features/navigation/sidebar/use-refresh-all.ts';
import type { PaletteEntry } from '#web/features/palette/palette-entry.ts';
import type { WayToAdd } from '#web/pages/adding-dialogs.tsx';

const icon = { size: 18, stroke: 1.75 } as const;

type FeedCommands = { reader: { current: ReaderCommands | null }; add: (way: WayToAdd) => void };

/** What can be done with all feeds, and the ways from one to the next. */
export function useFeedEntries({ reader, add }: FeedCommands): PaletteEntry[] {
  const { mutate: refresh } = useRefreshAll();
  const goToUnread = useGoToUnreadFeed(reader);
  return useMemo(() => {
    const step = (action: ReaderAction) => () => void reader.current?.act[action]();
    const entry = (rest: Omit<PaletteEntry, 'hint'>): PaletteEntry => ({ hint: '', ...rest });
    return [
      entry({
        id: 'feeds:refresh',
        label: 'Refresh all feeds',
        group: 'Do',
        words: 'update fetch reload',
        icon: <IconRefresh {...icon} />,
        keys: keysOf('refresh'),
        run: () => refresh(),
      }),
      entry({
        id: 'feeds:add',
        label: 'Add a feed',
        group: 'Do',
        words: 'subscribe new site address',
        icon: <IconPlus {...icon} />,
        run: () => add('address'),
      }),
      entry({
        id: 'feeds:next-unread',
        label: 'Next feed with unread articles',
        group: 'Go to',
        icon: <IconRss {...icon} />,
        run: goToUnread,
      }),
      ...(reader.current
        ? [
            entry({
              id: 'feeds:next',
              label: 'Next feed or folder',
              icon: <IconArrowDown {...icon} />,
              keys: keysOf('nextFeed'),
              run: step('nextFeed'),
            }),
            entry({
              id: 'feeds:previous',
              label: 'Previous feed or folder',
              icon: <IconArrowUp {...icon} />,
              keys: keysOf('previousFeed'),
              run: step('previousFeed'),
            }),
          ]
        : []),
      entry({
        id: 'feeds:starter',
        label: 'Add feeds from the starter set',
        words: 'subscribe topics',
        icon: <IconPlus {...icon} />,
        run: () => add('starter'),
      }),
      entry({
        id: 'feeds:import',
        label: 'Import feeds (OPML)',
        words: 'other reader file upload',
        icon: <IconUpload {...icon} />,
        run: () => add('import'),
      }),
      entry({
        id: 'feeds:export',
        label: 'Export feeds (OPML)',
        words: 'download backup file',
        icon: <IconDownload {...icon} />,
        run: () => window.location.assign(OPML_ADDRESS),
      }),
    ];
  }, [reader, add, refresh, goToUnread]);
}

/** From the open feed to the next one that has something unread; after the last one from the first. */
function useGoToUnreadFeed(reader: FeedCommands['reader']): () => void {
  const router = useRouter();
  const tree = useFeedTree();
  const { data: counts } = useQuery(countsQuery());
  return useMemo(
    () => () => {
      const open = { feedId: reader.current?.scope.feedId ?? null, folderId: null };
      const stops = stopsOf(tree, []).filter(
        ({ kind, id }) => kind === 'feed' && (id === open.feedId || (counts?.unread_by_feed[id] ?? 0) > 0),
      );
      const stop = nextStop(stops, open, 1) ?? stops[0];
      if (stop) void router.navigate({ to: '/feeds/$feedId', params: { feedId: String(stop.id) } });
    },
    [router, tree, counts, reader],
  );
}
