import { notifications } from '@mantine/notifications';
import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { FeedCandidate } from '#shared/discovery.ts';
import type { Feed } from '#shared/feed.ts';
import { discoverFeeds, type Sought } from '#web/api/discovery.ts';
import { addFeed } from '#web/api/feeds.ts';
import { createFolder, foldersQuery } from '#web/api/folders.ts';
import { showAdded } from '#web/features/feeds/changes/feed-mutations.ts';
import { describeFailure } from '#web/features/feeds/changes/feed-words.ts';
import { describeAddedFeeds } from './discovery-words.ts';
import { type FolderChoice, readChoice } from './folder-choice.ts';
import { loginFor } from './found-feeds.ts';

/** What to add: chosen feeds, with what was typed to find them, and where they are put. */
export type Wish = { chosen: FeedCandidate[]; sought: Sought; folder: FolderChoice };

/** What came of it. `folder`: the choice as it is now, so that the next feed goes to the folder just made. */
export type Added = {
  feeds: Feed[];
  failed: { candidate: FeedCandidate; error: unknown }[];
  folder: FolderChoice;
};

/** Looks for feeds at an address; asked again or stopped, it forgets the search before. */
export function useFeedSearch() {
  const running = useRef<AbortController | null>(null);
  const { mutate, ...search } = useMutation({
    mutationFn: ({ sought, signal }: { sought: Sought; signal: AbortSignal }) =>
      discoverFeeds(sought, signal),
    meta: { quiet: true },
  });
  useEffect(() => () => running.current?.abort(), []);
  return {
    isPending: search.isPending,
    error: isAbort(search.error) ? null : search.error,
    stop: () => {
      running.current?.abort();
      search.reset();
    },
    start: (
      sought: Sought,
      answer: { found: (candidates: FeedCandidate[]) => void; failed: (error: unknown) => void },
    ) => {
      running.current?.abort();
      const aborter = new AbortController();
      running.current = aborter;
      mutate(
        { sought, signal: aborter.signal },
        {
          onSuccess: ({ candidates }) => answer.found(candidates),
          onError: (error) => !isAbort(error) && answer.failed(error),
        },
      );
    },
  };
}

function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}

/**
 * Adds feeds one after the other; `done` counts them. The dialog shows what failed; a toast tells all of it
 * when that was closed meanwhile. A single feed that fails is an error, of several it is part of the answer.
 */
export function useAddFeeds() {
  const queryClient = useQueryClient();
  const [done, setDone] = useState(0);
  const shown = useRef(true);
  useEffect(() => {
    shown.current = true;
    return () => {
      shown.current = false;
    };
  }, []);
  const add = useMutation({
    mutationFn: (wish: Wish) => addAll(queryClient, wish, setDone),
    meta: { quiet: true },
    onMutate: () => setDone(0),
    onSuccess: ({ feeds, failed }) => {
      showAdded(queryClient, feeds);
      if (shown.current) return;
      notifications.show({ title: describeAddedFeeds(feeds), message: '', color: 'var(--w-hi)' });
      for (const { error } of failed) notifications.show(describeFailure(error));
    },
    onError: (error) => {
      if (!shown.current) notifications.show(describeFailure(error));
    },
  });
  return { ...add, done };
}

async function addAll(
  queryClient: QueryClient,
  { chosen, sought, folder }: Wish,
  onDone: (count: number) => void,
): Promise<Added> {
  const folderId = await makeFolder(queryClient, folder);
  const feeds: Feed[] = [];
  const failed: Added['failed'] = [];
  for (const [index, candidate] of chosen.entries()) {
    onDone(index);
    const login = loginFor(candidate.url, sought);
    const wanted = { url: candidate.url, ...(login ? { login } : {}), folder_id: folderId };
    try {
      feeds.push(await addFeed(wanted));
    } catch (error) {
      if (chosen.length === 1) throw error;
      failed.push({ candidate, error });
    }
  }
  const value = folderId === null ? folder.value : String(folderId);
  return { feeds, failed, folder: { value, name: folderId === null ? folder.name : '' } };
}

/** The id of the chosen folder, which is made when it is new. */
async function makeFolder(queryClient: QueryClient, folder: FolderChoice): Promise<number | null> {
  const wanted = readChoice(folder, await queryClient.ensureQueryData(foldersQuery()));
  if ('id' in wanted) return wanted.id;
  const { id } = await createFolder(wanted.name);
  await queryClient.invalidateQueries({ queryKey: foldersQuery().queryKey });
  return id;
}
