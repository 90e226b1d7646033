import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { type KeyPress, meaningOf } from './key-press.ts';
import { isMac } from './key-words.ts';
import { type KeyAction, keyTable } from './keys.ts';

/** A sequence that was begun is forgotten after this long. */
const SEQUENCE_MS = 1_500;

/**
 * Listens to the keyboard for as long as the component stands, and calls what the key does; where that answers
 * `false` it had nothing to do, and the key is the browser's. Gives the first key of a sequence that waits for its
 * second, or null.
 */
export function useKeys(act: (action: KeyAction) => boolean): string | null {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  const { waiting, begun, begin } = useSequence();
  const chosen = useChosen();
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const focus = focusOf(event.target, chosen.current);
      const meaning = meaningOf({ ...pressOf(event), focus, begun: begun.current }, keyTable);
      if (meaning === undefined) return;
      const begins = typeof meaning === 'object' ? meaning.begins : null;
      begin(begins);
      const isOurs = typeof meaning === 'object' || meaning === 'swallowed' || latest.current(meaning);
      if (isOurs) event.preventDefault();
    };
    // Before the listeners of dialogs: Escape that closes one must find it still open, and do no more.
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, [chosen, begun, begin]);
  return waiting;
}

/** The first key of a sequence, until its second comes or its time is over. */
function useSequence() {
  const [waiting, setWaiting] = useState<string | null>(null);
  const begun = useRef<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const begin = useCallback((stroke: string | null) => {
    clearTimeout(timer.current);
    begun.current = stroke;
    setWaiting(stroke);
    if (stroke !== null) timer.current = setTimeout(begin, SEQUENCE_MS, null);
  }, []);
  useEffect(() => () => clearTimeout(timer.current), []);
  return { waiting, begun, begin };
}

/**
 * What was chosen in and has kept the focus since. A list of choices takes letters to find one by; once one is
 * chosen, letters are keys again.
 */
function useChosen(): RefObject<EventTarget | null> {
  const chosen = useRef<EventTarget | null>(null);
  useEffect(() => {
    const choose = ({ target }: Event) => {
      chosen.current = target;
    };
    const leave = () => {
      chosen.current = null;
    };
    window.addEventListener('change', choose, { capture: true });
    window.addEventListener('focusout', leave, { capture: true });
    return () => {
      window.removeEventListener('change', choose, { capture: true });
      window.removeEventListener('focusout', leave, { capture: true });
    };
  }, []);
  return chosen;
}

function pressOf(event: KeyboardEvent): Omit<KeyPress, 'focus' | 'begun'> {
  const { key, code, shiftKey, altKey, ctrlKey, metaKey, repeat } = event;
  const [mod, foreign] = isMac() ? [metaKey, ctrlKey] : [ctrlKey, metaKey];
  return { key, code, shift: shiftKey, alt: altKey, mod, foreign, repeat };
}

/** Of inputs only those that take letters count as fields. */
const fields = [
  'input:not([type="checkbox"], [type="radio"], [type="button"], [type="submit"], [type="range"])',
  'textarea',
  'select',
  '[contenteditable="true"]',
].join();
const dialogs = '[role="dialog"], [role="alertdialog"], [aria-modal="true"]';
/** What opens a menu, while it is open: the menu itself is still seen to fade when it takes no keys any more. */
const openMenus = '[aria-haspopup="menu"][aria-expanded="true"]';
const controls =
  'button, [role="button"], summary, audio, video, input, select, [role="separator"], [role="slider"]';

function focusOf(target: EventTarget | null, chosen: EventTarget | null): KeyPress['focus'] {
  if (!(target instanceof Element)) return 'page';
  if (document.querySelector(`${dialogs}, ${openMenus}`) || target.closest('[role="menu"]')) return 'dialog';
  const field = target.closest(fields);
  if (field && !(field.matches('select') && field === chosen)) return 'field';
  const pressed = target.closest(`a[href], ${controls}`);
  // Enter opens the row that the keys have led to, which may not have the focus yet.
  if (pressed?.matches('[data-row-link]')) return 'page';
  if (pressed?.matches('a')) return 'link';
  return pressed ? 'control' : 'page';
}
