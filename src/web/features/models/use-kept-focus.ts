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
      // A button that is taken out of the page, or is busy, also loses the focus, but to nothing.
      const isGone = target instanceof HTMLElement && (!target.isConnected || target.matches(':disabled'));
      const stays = relatedTarget instanceof Node && root.contains(relatedTarget);
      if (!isGone && !stays) held.current = false;
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
    element.current?.querySelector('button')?.focus();
  }, [element, state]);
}
