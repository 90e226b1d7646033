import { type RefObject, useEffect, useLayoutEffect } from 'react';
import { listBlocks } from '#web/features/articles/text/fit-blocks.ts';
import {
  parsePlaces,
  type ReadingPlace,
  withPlace,
  writePlaces,
} from '#web/features/articles/text/reading-places.ts';

const KEY = 'winnow-reading-places';

/** Scrolling is looked at no more often than this. */
const REST_MS = 250;

/** Above this nobody has begun to read; in pixels. */
const BEGUN = 120;

/** So near its end an article is read, and begins anew when it is opened again; in pixels. */
const NEAR_END = 24;

type Reading = {
  /** The element that scrolls. */
  pane: RefObject<HTMLElement | null>;
  id: number;
  /** True once the text stands there. */
  isReady: boolean;
};

/**
 * Keeps how far an article was read, in this browser, and begins there the next time: before the first paint,
 * and again while pictures come in, until its reader scrolls. An article that was never opened begins at its top.
 */
export function useReadingPlace({ pane, id, isReady }: Reading): void {
  useLayoutEffect(() => {
    const element = pane.current;
    if (!element) return undefined;
    const place = isReady ? parsePlaces(localStorage.getItem(KEY)).find((kept) => kept.id === id) : undefined;
    element.scrollTop = 0;
    return place ? holdPlace(element, place) : undefined;
  }, [pane, id, isReady]);
  useEffect(() => {
    const element = pane.current;
    return element && isReady ? keepPlace(element, id) : undefined;
  }, [pane, id, isReady]);
}

function holdPlace(pane: HTMLElement, place: ReadingPlace): () => void {
  const go = () => scrollToPlace(pane, place);
  const observer = new ResizeObserver(go);
  const stop = () => {
    observer.disconnect();
    for (const name of ['wheel', 'touchstart', 'pointerdown', 'keydown'])
      removeEventListener(name, stop, true);
  };
  go();
  if (pane.firstElementChild) observer.observe(pane.firstElementChild);
  for (const name of ['wheel', 'touchstart', 'pointerdown', 'keydown']) addEventListener(name, stop, true);
  return stop;
}

function keepPlace(pane: HTMLElement, id: number): () => void {
  const readBlocks = rememberBlocks(pane);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const write = () => {
    clearTimeout(timer);
    timer = undefined;
    store(
      withPlace(parsePlaces(localStorage.getItem(KEY)), id, findPlace({ pane, id, blocks: readBlocks() })),
    );
  };
  const wait = () => {
    timer ??= setTimeout(write, REST_MS);
  };
  const leave = () => timer !== undefined && write();
  pane.addEventListener('scroll', wait, { passive: true });
  addEventListener('pagehide', leave);
  return () => {
    pane.removeEventListener('scroll', wait);
    removeEventListener('pagehide', leave);
    clearTimeout(timer);
  };
}

function store(places: ReadingPlace[]): void {
  try {
    localStorage.setItem(KEY, writePlaces(places));
  } catch {
    // The browser keeps nothing for us (full, or private): articles begin at their top.
  }
}

function blocksOf(pane: HTMLElement): HTMLElement[] {
  const text = pane.querySelector<HTMLElement>('[data-article-text]');
  return text ? listBlocks(text) : [];
}

/** A text's blocks are looked for once, and again when another text stands in its place. */
function rememberBlocks(pane: HTMLElement): () => HTMLElement[] {
  let blocks: HTMLElement[] = [];
  return () => {
    if (blocks.length === 0 || !blocks[0]?.isConnected) blocks = blocksOf(pane);
    return blocks;
  };
}

type View = { pane: HTMLElement; id: number; blocks: HTMLElement[] };

/** Null at the top and at the end. */
function findPlace({ pane, id, blocks }: View): ReadingPlace | null {
  const most = pane.scrollHeight - pane.clientHeight;
  if (pane.scrollTop < BEGUN || pane.scrollTop > most - NEAR_END) return null;
  const { top } = pane.getBoundingClientRect();
  const block = firstBelow(blocks, top);
  const at = blocks[block]?.getBoundingClientRect();
  const inside = at && at.height > 0 ? (top - at.top) / at.height : 0;
  return {
    id,
    block,
    blocks: blocks.length,
    inside: Math.min(1, Math.max(0, inside)),
    fraction: pane.scrollTop / most,
  };
}

/** The first block whose end is below a line of the window. Halving: an article may have thousands. */
function firstBelow(blocks: HTMLElement[], line: number): number {
  let [low, high] = [0, blocks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.getBoundingClientRect().bottom ?? 0) > line) high = middle;
    else low = middle + 1;
  }
  return low;
}

function scrollToPlace(pane: HTMLElement, { block, blocks, inside, fraction }: ReadingPlace): void {
  const now = blocksOf(pane);
  const at = now.length === blocks ? now[block]?.getBoundingClientRect() : undefined;
  pane.scrollTop = at
    ? pane.scrollTop + at.top + inside * at.height - pane.getBoundingClientRect().top
    : fraction * (pane.scrollHeight - pane.clientHeight);
}
