import { type RefObject, useLayoutEffect } from 'react';

/**
 * Gives the focus on when the menu of a model goes away while it, or the dialog it has `asked` with, has the
 * focus: to what stands in its place, else to the menu of the next row, else to the heading of the library.
 */
export function useHandedOnFocus(button: RefObject<HTMLElement | null>, asked: RefObject<boolean>): void {
  useLayoutEffect(() => {
    const row = button.current?.closest('li');
    const heading = row?.closest('section')?.querySelector('h2');
    return () => {
      if (!row || !(asked.current || row.contains(document.activeElement))) return;
      const next = row.nextElementSibling;
      // Whether the row goes too is seen only after the page has changed.
      queueMicrotask(() => {
        if (document.activeElement !== document.body) return;
        const place = row.isConnected
          ? row.querySelector('button')
          : next?.querySelector<HTMLElement>('button[aria-haspopup="menu"]');
        (place ?? heading)?.focus();
      });
    };
  }, [button, asked]);
}
