import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useState } from 'react';

const AddFeedDialog = lazy(async () => ({
  default: (await import('#web/features/feeds/add-feed-dialog.tsx')).AddFeedDialog,
}));

/** The dialog that adds a feed, and what opens it. The new feed is shown once it is stored. */
export function useAddFeedDialog() {
  const navigate = useNavigate();
  const [opened, setOpened] = useState(false);
  const [everOpened, setEverOpened] = useState(false);
  const open = useCallback(() => {
    setEverOpened(true);
    setOpened(true);
  }, []);
  const dialog = everOpened && (
    <Suspense>
      <AddFeedDialog
        opened={opened}
        onClose={() => setOpened(false)}
        onAdded={(id) => void navigate({ to: '/feeds/$feedId', params: { feedId: String(id) } })}
      />
    </Suspense>
  );
  return { open, dialog };
}
