import { useQuery } from '@tanstack/react-query';
import type { Feed } from '#shared/feed.ts';
import { feedsQuery } from '#web/api/feeds.ts';
import { interestsQuery } from '#web/api/interests.ts';
import { judgingStatusQuery } from '#web/api/judging.ts';
import { Sidebar } from '#web/features/navigation/sidebar.tsx';
import { FirstSteps } from '#web/features/welcome/first-steps.tsx';
import { FeedsPage } from '#web/pages/feeds-page.tsx';
import { ReaderPage } from '#web/pages/reader-page.tsx';
import { useAddFeedDialog } from './add-feed.tsx';
import { useAskForOllama } from './ask-for-ollama.tsx';
import { FeedMenuSlot, FeedProblemSlot } from './feed-slots.tsx';
import { ReaderKeys } from './reader-keys.tsx';

const feedMenu = (feed: Feed) => <FeedMenuSlot feed={feed} />;
const feedProblem = (feed: Feed) => <FeedProblemSlot feed={feed} />;

/** The reader's page with what other features bring to it. */
export function ReaderRoute() {
  const addFeed = useAddFeedDialog();
  return (
    <>
      <ReaderPage
        sidebar={<Sidebar onAddFeed={addFeed.open} feedMenu={feedMenu} />}
        feedMenu={feedMenu}
        feedProblem={feedProblem}
        firstSteps={<FirstStepsOfReader onAddFeed={addFeed.open} />}
      />
      <ReaderKeys />
      {addFeed.dialog}
    </>
  );
}

export function FeedsRoute() {
  const addFeed = useAddFeedDialog();
  return (
    <>
      <FeedsPage sidebar={<Sidebar onAddFeed={addFeed.open} feedMenu={feedMenu} />} />
      {addFeed.dialog}
    </>
  );
}

function FirstStepsOfReader({ onAddFeed }: { onAddFeed: () => void }) {
  const { data: feeds } = useQuery(feedsQuery());
  const { data: status } = useQuery(judgingStatusQuery());
  const { data: interests } = useQuery(interestsQuery());
  const connection = useAskForOllama();
  if (!feeds || !status || !interests) return null;
  return (
    <FirstSteps
      feedCount={feeds.length}
      hasInterests={`${interests.interests}${interests.anti_interests}`.trim() !== ''}
      status={status}
      connection={connection}
      onAddFeed={onAddFeed}
    />
  );
}
