import { type MouseEvent, type PointerEvent, useRef, useState } from 'react';
import { axisOf, maySwipe, type Swipe, swipeOf } from './swipe.ts';

/** As long as the systems of phones take for a long press. */
const LONG_PRESS_MS = 500;

type Gestures = {
  onLongPress: (id: number) => void;
  onSwipe: (id: number, side: Swipe['side']) => void;
};

type Touch = {
  id: number;
  item: HTMLElement;
  x: number;
  y: number;
  axis: 'swipe' | 'scroll' | undefined;
  timer: ReturnType<typeof setTimeout> | undefined;
};

/** What stands under the row that is being swiped. */
export type SwipeHint = Pick<Swipe, 'side' | 'armed'> & { id: number; top: number; height: number };

/**
 * Swipes and long presses of rows, by touch alone. The row follows the finger without being drawn anew; `hint` is
 * what stands under it. `tookTouch` says whether the click that follows belongs to a gesture.
 */
export function useRowGestures(gestures: Gestures) {
  const touch = useRef<Touch | null>(null);
  const took = useRef(false);
  const [hint, setHint] = useState<SwipeHint | null>(null);

  const end = () => {
    if (touch.current) letGo(touch.current);
    touch.current = null;
    setHint(null);
  };
  const pressLong = () => {
    const pressed = touch.current;
    if (!pressed || pressed.axis !== undefined) return;
    took.current = true;
    end();
    gestures.onLongPress(pressed.id);
  };

  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    took.current = false;
    end();
    const item = itemOf(event.target);
    if (event.pointerType !== 'touch' || !event.isPrimary || !item) return;
    touch.current = {
      id: Number(item.dataset['id']),
      item,
      x: event.clientX,
      y: event.clientY,
      axis: undefined,
      // What has an action of its own keeps it; the link of the row is the row.
      timer: isOwn(event.target) ? undefined : setTimeout(pressLong, LONG_PRESS_MS),
    };
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const moved = touch.current;
    if (!moved) return;
    const dx = event.clientX - moved.x;
    moved.axis ??= axisOf(dx, event.clientY - moved.y);
    if (moved.axis === undefined) return;
    if (moved.axis === 'scroll' || !maySwipe(moved.x, window.innerWidth)) return end();
    took.current = true;
    const swipe = swipeOf(dx);
    follow(moved, swipe.offset);
    setHint((before) => hintOf(moved, swipe, before));
  };
  const onPointerUp = (event: PointerEvent<HTMLElement>) => {
    const ended = touch.current;
    end();
    if (ended?.axis !== 'swipe') return;
    const { side, armed } = swipeOf(event.clientX - ended.x);
    if (armed) gestures.onSwipe(ended.id, side);
  };
  // The long press of the browser would open its own menu for the link.
  const onContextMenu = (event: MouseEvent<HTMLElement>) => {
    const touched = 'pointerType' in event.nativeEvent && event.nativeEvent.pointerType === 'touch';
    if (touched || touch.current || took.current) event.preventDefault();
  };

  return {
    hint,
    /** Asked by the click that comes after the touch. */
    tookTouch: () => took.current,
    handlers: { onPointerDown, onPointerMove, onPointerUp, onPointerCancel: end, onContextMenu },
  };
}

function follow({ item, timer }: Touch, offset: number): void {
  clearTimeout(timer);
  item.dataset['swipe'] = '';
  item.style.setProperty('--swipe', `${offset}px`);
}

function letGo({ item, timer }: Touch): void {
  clearTimeout(timer);
  item.style.removeProperty('--swipe');
  delete item.dataset['swipe'];
}

/** The same object while it says the same: it is drawn a few times in a swipe, not with each pixel. */
function hintOf({ id, item }: Touch, { side, armed }: Swipe, before: SwipeHint | null): SwipeHint {
  if (before?.side === side && before.armed === armed) return before;
  return { id, side, armed, top: topOf(item), height: item.offsetHeight };
}

function itemOf(target: EventTarget): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('li[data-id]') : null;
}

function isOwn(target: EventTarget): boolean {
  return target instanceof Element && target.closest('button, input') !== null;
}

function topOf(item: HTMLElement): number {
  return new DOMMatrix(getComputedStyle(item).transform).m42;
}
