import { useQuery } from '@tanstack/react-query';
import { feedsQuery } from '#web/api/feeds.ts';
import { interestsQuery } from '#web/api/interests.ts';
import { judgingStatusQuery } from '#web/api/judging.ts';
import { ollamaHealthQuery } from '#web/api/ollama.ts';
import { ImportNote } from '#web/features/navigation/sidebar/import-note.tsx';
import { Sidebar } from '#web/features/navigation/sidebar/sidebar.tsx';
import { FirstSteps } from '#web/features/welcome/first-steps.tsx';
import { useAddingDialogs, type WayToAdd } from '#web/pages/adding-dialogs.tsx';
import { FeedsPage } from '#web/pages/feeds-page.tsx';
import { ReaderPage } from '#web/pages/reader-page.tsx';
import { useAskForOllama } from './ask-for-ollama.tsx';
import { useFeedSlots } from './feed-slots.tsx';
import { FocusOnClose } from './focus-on-close.ts';
import { ReaderKeys } from './reader-keys.tsx';
import { useShowPalette } from './shell.ts';

/** The reader's page with what other features bring to it. */
export function ReaderRoute() {
  const adding = useAddingDialogs();
  const { slots, dialog } = useFeedSlots();
  const onSearch = useShowPalette();
  return (
    <>
      <ReaderPage
        sidebar={<Sidebar onSearch={onSearch} onAddFeed={adding.addByAddress} {...slots} />}
        slots={slots}
        firstSteps={<FirstStepsOfReader onAdd={adding.add} />}
      />
      <ReaderKeys />
      <FocusOnClose />
      {adding.dialog}
      {dialog}
    </>
  );
}

export function FeedsRoute() {
  const adding = useAddingDialogs();
  const { slots, dialog } = useFeedSlots();
  const onSearch = useShowPalette();
  return (
    <>
      <FeedsPage sidebar={<Sidebar onSearch={onSearch} onAddFeed={adding.addByAddress} {...slots} />} />
      {adding.dialog}
      {dialog}
    </>
  );
}

function FirstStepsOfReader({ onAdd }: { onAdd: (way: WayToAdd) => void }) {
  const { data: feeds } = useQuery(feedsQuery());
  const { data: status } = useQuery(judgingStatusQuery());
  const { data: interests } = useQuery(interestsQuery());
  const { data: ollama } = useQuery(ollamaHealthQuery());
  const connection = useAskForOllama();
  if (!feeds || !status || !interests) return null;
  return (
    <FirstSteps
      feedCount={feeds.length}
      hasInterests={`${interests.interests}${interests.anti_interests}`.trim() !== ''}
      ollama={ollama}
      status={status}
      connection={connection}
      importNote={<ImportNote />}
      onAdd={onAdd}
    />
  );
}
