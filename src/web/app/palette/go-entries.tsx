import { IconFolder, IconSearch, IconTag } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import type { View } from '#shared/page.ts';
import { everything, type ListScope } from '#web/api/article-list.ts';
import { categoriesQuery } from '#web/api/categories.ts';
import type { FeedTree } from '#web/api/feed-tree.ts';
import { savedSearchesQuery } from '#web/api/searches.ts';
import { type KeyAction, keysOf } from '#web/features/navigation/keys/keys.ts';
import { useFeedTree } from '#web/features/navigation/sidebar/use-feed-tree.ts';
import { viewEntries } from '#web/features/navigation/sidebar/views.ts';
import type { PaletteEntry } from '#web/features/palette/palette-entry.ts';
import { addressOfList } from '#web/lists/list-address.ts';
import { FeedIcon } from '#web/theme/feed-icon.tsx';

type GoTo = (part: Partial<ListScope>) => void;

const icon = { size: 18, stroke: 1.75 } as const;
const keyOfView: Partial<Record<View, KeyAction>> = {
  unread: 'goToUnread',
  all: 'goToAll',
  starred: 'goToStarred',
  scoring: 'goToScoring',
};

/** The lists of all feeds. */
export function useViewEntries(): PaletteEntry[] {
  const goTo = useGoToList();
  return useMemo(
    () =>
      viewEntries.map(({ view, label, icon: ViewIcon }): PaletteEntry => {
        const action = keyOfView[view];
        return {
          id: `view:${view}`,
          label,
          hint: 'View',
          group: 'Go to',
          icon: <ViewIcon {...icon} />,
          ...(action ? { keys: keysOf(action) } : {}),
          run: () => goTo({ view }),
        };
      }),
    [goTo],
  );
}

/** Every list that the owner has made or subscribed to: folders, feeds, saved searches, categories. */
export function useListEntries(): PaletteEntry[] {
  const goTo = useGoToList();
  const tree = useFeedTree();
  const { data: categories } = useQuery(categoriesQuery());
  const { data: searches } = useQuery(savedSearchesQuery());
  return useMemo(() => {
    return [
      ...feedEntries(tree, goTo),
      ...(searches ?? []).map(
        ({ id, name, query }): PaletteEntry => ({
          id: `search:${id}`,
          label: name,
          hint: 'Saved search',
          words: query,
          icon: <IconSearch {...icon} />,
          run: () => goTo({ searchId: id }),
        }),
      ),
      ...(categories ?? [])
        .filter(({ hidden }) => !hidden)
        .map(
          ({ id, name, parent_name: parent }): PaletteEntry => ({
            id: `category:${id}`,
            label: name,
            hint: parent === null ? 'Category' : `Category in ${parent}`,
            icon: <IconTag {...icon} />,
            run: () => goTo({ categoryId: id }),
          }),
        ),
    ];
  }, [goTo, tree, categories, searches]);
}

function useGoToList(): GoTo {
  const router = useRouter();
  return useCallback(
    (part) =>
      void router.navigate({
        ...addressOfList({ ...everything, view: 'unread', ...part }),
        search: keepSort,
      }),
    [router],
  );
}

function feedEntries({ folders, loose }: FeedTree, goTo: GoTo): PaletteEntry[] {
  const entryOf = (feed: FeedTree['loose'][number], hint: string): PaletteEntry => ({
    id: `feed:${feed.id}`,
    label: feed.title,
    hint,
    icon: <FeedIcon title={feed.title} icon={feed.icon} />,
    run: () => goTo({ feedId: feed.id }),
  });
  return [
    ...folders.map(
      ({ folder: { id, name } }): PaletteEntry => ({
        id: `folder:${id}`,
        label: name,
        hint: 'Folder',
        icon: <IconFolder {...icon} />,
        run: () => goTo({ folderId: id }),
      }),
    ),
    ...folders.flatMap(({ folder, feeds }) => feeds.map((feed) => entryOf(feed, `Feed in ${folder.name}`))),
    ...loose.map((feed) => entryOf(feed, 'Feed')),
  ];
}

/** The chosen order goes along, as it does from link to link in the sidebar. */
function keepSort(search: { sort?: ListScope['sort'] }) {
  const { sort } = search;
  return sort && sort !== 'queue' ? { sort } : {};
}
