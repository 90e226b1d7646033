/** Pixels from the edges of the screen that belong to the system's own back gesture. */
const EDGE = 28;
/** Pixels a finger may stray before a touch is a movement. */
const SLACK = 10;
/** Pixels from which on letting go does something. */
const ARM = 72;
/** A row follows the finger this far and then only slowly. */
const STRETCH = 96;

/** What a row tells while it is swiped: to the right its read mark, to the left its star. */
export type Swipe = { side: 'right' | 'left'; armed: boolean; offset: number };

/** Whether a touch may become a swipe: not at the edges of the screen. */
export function maySwipe(x: number, screenWidth: number): boolean {
  return x > EDGE && x < screenWidth - EDGE;
}

/** Where the first movement goes: along the list belongs to scrolling. Undefined while it is too small to tell. */
export function axisOf(dx: number, dy: number): 'swipe' | 'scroll' | undefined {
  if (Math.max(Math.abs(dx), Math.abs(dy)) < SLACK) return undefined;
  // A thumb draws a bow: only what is clearly sideways is a swipe.
  return Math.abs(dx) > 1.5 * Math.abs(dy) ? 'swipe' : 'scroll';
}

export function swipeOf(dx: number): Swipe {
  const far = Math.abs(dx);
  const offset = far <= STRETCH ? far : STRETCH + (far - STRETCH) / 4;
  return { side: dx < 0 ? 'left' : 'right', armed: far >= ARM, offset: dx < 0 ? -offset : offset };
}
