import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useMemo, useState } from 'react';
import type { Feed } from '#shared/feed.ts';
import type { Folder } from '#shared/folder.ts';
import { feedsQuery } from '#web/api/feeds.ts';
import { foldersQuery } from '#web/api/folders.ts';
import { nameThem } from '#web/features/feeds/changes/feed-words.ts';
import { useMarkFeedsRead } from '#web/features/feeds/changes/folder-mutations.ts';
import { useChangeFeeds, useRefreshFeeds } from '#web/features/feeds/changes/many-feeds-mutations.ts';
import { useFeedDialogs } from '#web/features/feeds/dialogs/use-feed-dialogs.tsx';
import type { FeedCommands } from '#web/features/feeds/menu/feed-commands.ts';
import { nothingSelected } from '#web/lists/selection.ts';
import { type FeedFilter, firstOrderOf, rowsOf } from './feed-rows.ts';
import { FeedsBulkBar } from './feeds-bulk-bar.tsx';
import { FeedsLoadFailed, FeedsSkeleton, NoFeeds, NothingFound } from './feeds-states.tsx';
import { FeedsTable } from './feeds-table.tsx';
import { FeedsTools } from './feeds-tools.tsx';

type FeedsSettingsProps = { onAddFeed: () => void; onPickStarter: () => void };

/** All of Settings → Feeds, in whichever state it is. */
export function FeedsSettings({ onAddFeed, onPickStarter }: FeedsSettingsProps) {
  const feeds = useQuery(feedsQuery());
  const { data: folders = noFolders } = useQuery(foldersQuery());
  if (feeds.data?.length === 0) return <NoFeeds onAddFeed={onAddFeed} onPickStarter={onPickStarter} />;
  if (feeds.data) return <Feeds feeds={feeds.data} folders={folders} />;
  if (feeds.error) return <FeedsLoadFailed error={feeds.error} onRetry={() => void feeds.refetch()} />;
  return <FeedsSkeleton />;
}

const noFolders: Folder[] = [];

function Feeds({ feeds, folders }: { feeds: Feed[]; folders: Folder[] }) {
  const { filter, setFilter, showAll } = useFilter(folders);
  const [selection, setSelection] = useState(nothingSelected);
  const { commands, dialog } = useCommands();
  // Typing goes first: the table follows when the field has shown the letter.
  const sought = useDeferredValue(filter);
  const folderNames = useMemo(() => new Map(folders.map(({ id, name }) => [id, name])), [folders]);
  const rows = useMemo(() => rowsOf(feeds, sought, folderNames), [feeds, sought, folderNames]);
  // What is gone by now is not selected any more.
  const selected = feeds.filter(({ id }) => selection.ids.has(id));
  const outOfSight = selected.length - rows.filter(({ id }) => selection.ids.has(id)).length;
  return (
    <>
      <FeedsTools feeds={feeds} shown={rows.length} folders={folders} filter={filter} onFilter={setFilter} />
      {rows.length > 0 ? (
        <FeedsTable
          feeds={rows}
          folderNames={folderNames}
          order={filter.order}
          onOrder={(order) => setFilter({ order })}
          selection={selection}
          onSelect={setSelection}
          commands={commands}
        />
      ) : (
        <NothingFound filter={sought} onShowAll={showAll} />
      )}
      {selected.length > 0 && (
        <FeedsBulkBar
          selected={selected}
          outOfSight={outOfSight}
          commands={commands}
          onClear={() => setSelection(nothingSelected)}
        />
      )}
      {dialog}
    </>
  );
}

const everything = { search: '', problemsOnly: false, folder: 'all' } as const;

/** What the table shows and in which order. A folder that is gone hides nothing. */
function useFilter(folders: Folder[]) {
  const [filter, set] = useState<FeedFilter>(() => ({ ...everything, order: firstOrderOf('title') }));
  const setFilter = (part: Partial<FeedFilter>) => set((before) => ({ ...before, ...part }));
  const gone = typeof filter.folder === 'number' && !folders.some(({ id }) => id === filter.folder);
  const shown = useMemo((): FeedFilter => (gone ? { ...filter, folder: 'all' } : filter), [filter, gone]);
  return { filter: shown, setFilter, showAll: () => setFilter(everything) };
}

/** Where what asked is gone: the table's one row that Tab reaches, or the search. */
function findNextFocus(): HTMLElement | null {
  return (
    document.querySelector<HTMLElement>('[data-feeds-table] [data-row][tabindex="0"]') ??
    document.querySelector<HTMLElement>('[data-feeds-search]')
  );
}

/** What rows and bar can have done, and the dialog that asks where a word more is needed. */
function useCommands() {
  const { ask, dialog } = useFeedDialogs({ findNextFocus });
  const { mutate: change } = useChangeFeeds();
  const { mutate: refresh } = useRefreshFeeds();
  const { mutate: markRead } = useMarkFeedsRead();
  const commands: FeedCommands = useMemo(
    () => ({
      ask,
      refresh,
      change: (chosen, what) => change({ feeds: chosen, change: what }),
      markRead: (chosen) => markRead({ feeds: chosen, name: nameThem(chosen) }),
    }),
    [ask, change, refresh, markRead],
  );
  return { commands, dialog };
}
