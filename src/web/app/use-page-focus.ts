import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { articleIdOfPath } from '#web/features/navigation/place/reader-address.ts';

/**
 * Gives the focus to the main part of a page that was gone to, where what had the focus went with the page before:
 * else Tab would begin at the top of everything, and a reader of the screen would stand nowhere.
 */
export function usePageFocus(): void {
  const router = useRouter();
  useEffect(
    () =>
      router.subscribe('onRendered', ({ pathChanged, fromLocation, toLocation }) => {
        if (!pathChanged || fromLocation === undefined) return;
        if (isWithinList(fromLocation.pathname, toLocation.pathname)) return;
        if (document.activeElement && document.activeElement !== document.body) return;
        focusPart('main');
      }),
    [router],
  );
}

/** Whether only an article was opened or closed: its row and its title see to the focus themselves. */
function isWithinList(from: string, to: string): boolean {
  return articleIdOfPath(to) !== null || (articleIdOfPath(from) !== null && from.startsWith(`${to}/`));
}

/** Gives the focus to a part of the page as a whole. */
export function focusPart(selector: string): void {
  const part = document.querySelector<HTMLElement>(selector);
  if (!part) return;
  if (!part.hasAttribute('tabindex')) part.tabIndex = -1;
  part.focus({ preventScroll: true });
}
