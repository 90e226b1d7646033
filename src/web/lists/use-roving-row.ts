import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';

type RovingRow = {
  list: RefObject<HTMLElement | null>;
  /** The rows as shown, by id. */
  ids: readonly number[];
  scrollToIndex: (index: number) => void;
};

/**
 * One row of the list can be reached with Tab; arrow keys, Home and End go from there. When the row goes,
 * the one that takes its place is the one.
 */
export function useRovingRow(ids: readonly number[]) {
  const [active, setActive] = useState<{ id: number; index: number } | null>(null);
  const known = active === null ? -1 : ids.indexOf(active.id);
  const index = known >= 0 ? known : Math.min(active?.index ?? 0, ids.length - 1);
  const activate = (id: number) => setActive({ id, index: ids.indexOf(id) });
  return { index, id: ids[index] ?? null, activate };
}

/** Moves the focus among the rows; gives the key handler and a way to focus a row that may not exist yet. */
export function useRowFocus(
  { list, ids, scrollToIndex }: RovingRow,
  active: ReturnType<typeof useRovingRow>,
) {
  const wanted = useRef<number | null>(null);
  // Without dependencies: the row wanted exists once it has been rendered, whatever rendered it.
  useEffect(() => {
    if (wanted.current === null) return;
    const box = list.current?.querySelector<HTMLElement>(`[data-row="${wanted.current}"]`);
    if (!box) return;
    wanted.current = null;
    box.focus({ preventScroll: true });
  });
  const focusIndex = (index: number) => {
    const id = ids[index];
    if (id === undefined) return;
    wanted.current = id;
    active.activate(id);
    scrollToIndex(index);
  };
  const move = (event: KeyboardEvent): boolean => {
    const steps: Record<string, number> = {
      ArrowDown: Math.min(active.index + 1, ids.length - 1),
      ArrowUp: Math.max(active.index - 1, 0),
      Home: 0,
      End: ids.length - 1,
    };
    const to = steps[event.key];
    if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return false;
    event.preventDefault();
    focusIndex(to);
    return true;
  };
  return { move, focusActive: () => focusIndex(active.index) };
}
