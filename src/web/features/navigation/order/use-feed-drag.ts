import { type PointerEvent, type RefObject, useEffect, useRef } from 'react';
import type { Move } from '#web/api/feed-moves.ts';
import type { FeedTree } from '#web/api/feed-tree.ts';

type FeedDrag = {
  list: RefObject<HTMLElement | null>;
  tree: FeedTree;
  onMove: (move: Move) => void;
};

type Dragging = { add: (line: HTMLElement) => void; stop: () => void };

/**
 * Lets lines of the sidebar be dragged with a mouse. What that takes is loaded when the pointer first comes
 * near; fingers scroll here, and have the menu.
 */
export function useFeedDrag({ list, tree, onMove }: FeedDrag) {
  const latest = useRef({ tree, onMove });
  useEffect(() => {
    latest.current = { tree, onMove };
  });
  const dragging = useRef<Promise<Dragging> | null>(null);
  useEffect(
    () => () => {
      void dragging.current?.then(({ stop }) => stop());
      dragging.current = null;
    },
    [],
  );
  const onPointerOver = (event: PointerEvent) => {
    const element = list.current;
    const line = (event.target as Element).closest<HTMLElement>('[data-line]');
    if (event.pointerType !== 'mouse' || !element || !line) return;
    dragging.current ??= import('./attach-drag.ts').then(({ attachDrag }) =>
      attachDrag(element, () => latest.current),
    );
    // Without it everything is done by menu and keyboard.
    void dragging.current.then(({ add }) => add(line)).catch(() => undefined);
  };
  return { onPointerOver };
}
