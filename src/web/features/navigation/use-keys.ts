import { useEffect, useRef } from 'react';
import { actionOfKey, type KeyAction, type KeyPress } from './keys.ts';

/** Listens to the keyboard for as long as the component stands, and calls what the key does. */
export function useKeys(act: (action: KeyAction) => void): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const { key, ctrlKey, altKey, metaKey } = event;
      const action = actionOfKey({ key, ctrlKey, altKey, metaKey, focus: focusOf(event.target) });
      if (action === undefined) return;
      event.preventDefault();
      latest.current(action);
    };
    // Before the listeners of dialogs: Escape that closes one must find it still open, and do no more.
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, []);
}

function focusOf(target: EventTarget | null): KeyPress['focus'] {
  if (!(target instanceof Element)) return 'page';
  if (target.closest('input, textarea, select, [contenteditable="true"]')) return 'field';
  if (document.querySelector('[role="dialog"], [role="menu"]')) return 'dialog';
  return target.closest('a, button, summary, audio, video, [role="separator"]') ? 'control' : 'page';
}
