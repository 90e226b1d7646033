import { Box } from '@mantine/core';
import { useNavigate, useParams } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import type { Feed } from '#shared/feed.ts';

const FeedMenu = lazy(async () => ({
  default: (await import('#web/features/feeds/feed-menu.tsx')).FeedMenu,
}));
const FeedProblem = lazy(async () => ({
  default: (await import('#web/features/feeds/feed-problem.tsx')).FeedProblem,
}));

/** A feed's menu. Deleting the feed that is open leads back to the unread articles. */
export function FeedMenuSlot({ feed }: { feed: Feed }) {
  const navigate = useNavigate();
  const { feedId } = useParams({ strict: false });
  return (
    <Suspense fallback={<Box w={32} h={32} />}>
      <FeedMenu
        feed={feed}
        onDeleted={() => {
          if (String(feed.id) === feedId) void navigate({ to: '/$view', params: { view: 'unread' } });
        }}
      />
    </Suspense>
  );
}

/** Why a feed fails, and what to do. */
export function FeedProblemSlot({ feed }: { feed: Feed }) {
  return (
    <Suspense>
      <FeedProblem feed={feed} />
    </Suspense>
  );
}
