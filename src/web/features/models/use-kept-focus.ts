import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

/**
 * Keeps the focus inside an element whose buttons are replaced by others: when the one that had the focus
 * is gone after a change of `state`, the first button that is there now gets it.
 */
export function useKeptFocus(element: RefObject<HTMLElement | null>, state: string): void {
  const held = useRef(false);
  useEffect(() => {
    const root = element.current;
    if (!root) return undefined;
    const hold = () => {
      held.current = true;
    };
    const release = ({ relatedTarget, target }: FocusEvent) => {
      if (relatedTarget instanceof Node) {
        held.current = root.contains(relatedTarget);
        return;
      }
      // A button that is taken out of the page, or is busy, loses the focus to nothing, as one does that is
      // left by a click beside it. Only afterwards can they be told apart.
      setTimeout(() => {
        const isLeft = target instanceof HTMLElement && target.isConnected && !target.matches(':disabled');
        if (isLeft && !root.contains(document.activeElement)) held.current = false;
      });
    };
    root.addEventListener('focusin', hold);
    root.addEventListener('focusout', release);
    return () => {
      root.removeEventListener('focusin', hold);
      root.removeEventListener('focusout', release);
    };
  }, [element]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: it runs because of the change of state.
  useLayoutEffect(() => {
    if (!held.current || document.activeElement !== document.body) return;
    element.current?.querySelector('button')?.focus({ preventScroll: true });
  }, [element, state]);
}
