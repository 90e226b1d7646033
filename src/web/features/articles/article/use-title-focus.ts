import { type RefObject, useEffect } from 'react';

type Opened = { pane: RefObject<HTMLElement | null>; id: number; isReady: boolean };

/**
 * Where the article covers its list, the focus goes to the article's title: what had it is hidden. Beside a list
 * it stays in the list, where its reader goes on to the next one.
 */
export function useTitleFocus({ pane, id, isReady }: Opened): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another article has another title.
  useEffect(() => {
    const focused = document.activeElement;
    const isLost =
      focused === null || focused === document.body || !focused.checkVisibility({ visibilityProperty: true });
    const isCovering =
      document.querySelector('main')?.checkVisibility({ visibilityProperty: true }) === false;
    if (!isReady || !isLost || !isCovering) return;
    pane.current?.querySelector('h1')?.focus({ preventScroll: true });
  }, [pane, id, isReady]);
}
