import { useNavigate } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useCallback, useMemo, useRef, useState } from 'react';

const AddFeedDialog = lazy(async () => ({
  default: (await import('#web/features/feeds/adding/add-feed-dialog.tsx')).AddFeedDialog,
}));
const StarterDialog = lazy(async () => ({
  default: (await import('#web/features/imports/starter-dialog.tsx')).StarterDialog,
}));
const ImportDialog = lazy(async () => ({
  default: (await import('#web/features/imports/import-dialog.tsx')).ImportDialog,
}));

/** By its address, from the starter set, or all of another reader's. */
export type WayToAdd = 'address' | 'starter' | 'import';

type AddingDialogs = { add: (way: WayToAdd) => void; addByAddress: () => void; dialog: ReactNode };

/**
 * The dialogs that bring in feeds, of which one stands at a time, and what opens them. `stays`: whoever has added
 * a feed goes on here and is not offered to open it.
 */
export function useAddingDialogs({ stays = false }: { stays?: boolean } = {}): AddingDialogs {
  const navigate = useNavigate();
  const [way, setWay] = useState<WayToAdd | null>(null);
  const [opened, setOpened] = useState(false);
  const opener = useRef<Element | null>(null);
  const add = useCallback((wanted: WayToAdd) => {
    opener.current = document.activeElement;
    setWay(wanted);
    setOpened(true);
  }, []);
  const addByAddress = useCallback(() => add('address'), [add]);
  const close = useCallback(() => setOpened(false), []);
  // A dialog that is mounted open, or that took another one's place, does not know where the focus was.
  const giveFocusBack = useCallback(() => {
    const { current: from } = opener;
    const { activeElement } = document;
    const isLost = activeElement === document.body || activeElement?.closest('[role="dialog"]') !== null;
    if (isLost && from instanceof HTMLElement && from.isConnected) from.focus({ preventScroll: true });
  }, []);
  const dialog = useMemo(() => {
    const common = { opened, onClose: close, onClosed: giveFocusBack };
    if (way === 'starter') return <StarterDialog {...common} />;
    if (way === 'import') return <ImportDialog {...common} />;
    if (way === null) return null;
    return (
      <AddFeedDialog
        {...common}
        onOpen={
          stays ? null : (id) => void navigate({ to: '/feeds/$feedId', params: { feedId: String(id) } })
        }
        onPickStarter={() => setWay('starter')}
      />
    );
  }, [way, opened, close, giveFocusBack, navigate, stays]);
  return { add, addByAddress, dialog: <Suspense>{dialog}</Suspense> };
}
