import { type RefObject, useLayoutEffect } from 'react';

/** Gives the focus to the article's text when an element goes away that has it: the text came in its place. */
export function useFocusToText(element: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const root = element.current;
    return () => {
      if (!root?.contains(document.activeElement)) return;
      document.querySelector<HTMLElement>('[data-article-text]')?.focus({ preventScroll: true });
    };
  }, [element]);
}
