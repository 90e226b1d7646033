import { useRouter } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useCallback, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { View } from '#shared/page.ts';
import { KeyHint } from '#web/features/navigation/keys/key-hint.tsx';
import type { EverywhereAction, KeyAction } from '#web/features/navigation/keys/keys.ts';
import { useKeys } from '#web/features/navigation/keys/use-keys.ts';
import type { PaletteEntry } from '#web/features/palette/palette-entry.ts';
import { useAddingDialogs } from '#web/pages/adding-dialogs.tsx';
import { type ReaderCommands, ShellContext } from './shell.ts';

const KeyHelp = lazy(async () => ({
  default: (await import('#web/features/navigation/keys/key-help.tsx')).KeyHelp,
}));
const PaletteHost = lazy(async () => ({ default: (await import('./palette/palette-host.tsx')).PaletteHost }));

/** The keys that work on every page, the palette and the list of keys, around what they are for. */
export function ShellFrame({ children }: { children: ReactNode }) {
  const reader = useRef<ReaderCommands | null>(null);
  const { shown, show, hide } = useShown();
  const adding = useAddingDialogs();
  const everywhere = useEverywhereActions(show);
  const begun = useKeys((action) => {
    // What is typed while the palette is on its way is not meant for the page.
    if (shown !== null) return true;
    const actions: Partial<Record<KeyAction, () => boolean>> = { ...reader.current?.act, ...everywhere };
    return actions[action]?.() ?? false;
  });
  const shell = useMemo(() => ({ reader, show }), [show]);
  const showHelp = useCallback(() => show('help'), [show]);
  const run = (entry: PaletteEntry) => {
    hide();
    entry.run();
  };
  return (
    <ShellContext value={shell}>
      {children}
      <KeyHint begun={begun} />
      <Suspense>
        {shown === 'help' && <KeyHelp opened onClose={hide} />}
        {shown === 'palette' && (
          <PaletteHost reader={reader} add={adding.add} showHelp={showHelp} onRun={run} onClose={hide} />
        )}
      </Suspense>
      {adding.dialog}
    </ShellContext>
  );
}

/** Which of the two is shown. When it goes, the focus is where it was before. */
function useShown() {
  const [shown, setShown] = useState<'palette' | 'help' | null>(null);
  const opener = useRef<Element | null>(null);
  const show = useCallback((what: 'palette' | 'help') => {
    opener.current = document.activeElement;
    setShown(what);
  }, []);
  const hide = useCallback(() => {
    // At once: what is done next must find the page as it was.
    flushSync(() => setShown(null));
    const { current: from } = opener;
    if (from instanceof HTMLElement && from.isConnected) from.focus({ preventScroll: true });
  }, []);
  return { shown, show, hide };
}

function useEverywhereActions(
  show: (what: 'palette' | 'help') => void,
): Record<EverywhereAction, () => boolean> {
  const router = useRouter();
  const did = (action: () => void) => () => {
    action();
    return true;
  };
  const goTo = (view: View) => did(() => void router.navigate({ to: '/$view', params: { view } }));
  return {
    search: did(() => {
      const field = document.querySelector<HTMLElement>('[data-search-field]');
      if (field) field.focus();
      else void router.navigate({ to: '/search' });
    }),
    palette: did(() => show('palette')),
    help: did(() => show('help')),
    goToUnread: goTo('unread'),
    goToAll: goTo('all'),
    goToStarred: goTo('starred'),
    goToScoring: goTo('scoring'),
    goToSettings: did(() => void router.navigate({ to: '/settings' })),
  };
}
