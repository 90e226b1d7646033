import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/adapter/element-adapter';
import { type Move, placeFeed, placeFolder } from '#web/api/feed-moves.ts';
import type { FeedTree } from '#web/api/feed-tree.ts';
import classes from './drop-line.module.css';
import { type Drop, type DropMark, dropFeed, dropFolder } from './drop-place.ts';
import { measureLines } from './measure-lines.ts';

type Latest = () => { tree: FeedTree; onMove: (move: Move) => void };

/** Makes the list take what is dragged from its own lines; `add` makes a line one that can be dragged. */
export function attachDrag(list: HTMLElement, latest: Latest) {
  const lines = new Map<Element, () => void>();
  const mark = makeMark(list);
  const dropAt = (data: Record<string, unknown>, y: number): Drop | null => {
    const { tree } = latest();
    const measured = measureLines(list, tree);
    return data['line'] === 'folder' ? dropFolder(measured, y) : dropFeed(measured, tree.loose.length, y);
  };
  const stopDrops = dropTargetForElements({
    element: list,
    canDrop: ({ source }) => source.data['list'] === list,
    onDrag: ({ source, location }) => mark.show(dropAt(source.data, location.current.input.clientY)?.mark),
    onDragLeave: () => mark.show(undefined),
    onDrop: ({ source, location }) => {
      mark.show(undefined);
      const drop = dropAt(source.data, location.current.input.clientY);
      const { tree, onMove } = latest();
      const move = drop && moveOf(tree, drop, Number(source.data['id']));
      if (move) onMove(move);
    },
  });
  const add = (line: HTMLElement) => {
    for (const [known, remove] of lines) {
      if (known.isConnected) continue;
      remove();
      lines.delete(known);
    }
    // The link, since the browser drags links by itself, and the line only around them.
    const link = line.querySelector<HTMLElement>(':scope > a');
    if (link && !lines.has(link)) lines.set(link, makeDraggable(link, list));
  };
  const stop = () => {
    stopDrops();
    mark.remove();
    for (const remove of lines.values()) remove();
    lines.clear();
  };
  return { add, stop };
}

function makeDraggable(link: HTMLElement, list: HTMLElement): () => void {
  const line = link.parentElement;
  const { line: kind, id } = line?.dataset ?? {};
  return draggable({
    element: link,
    getInitialData: () => ({ list, line: kind, id }),
    onDragStart: () => line?.setAttribute('data-dragged', ''),
    onDrop: () => line?.removeAttribute('data-dragged'),
  });
}

function moveOf(tree: FeedTree, drop: Drop, id: number): Move | null {
  return drop.kind === 'folder' ? placeFolder(tree, id, drop.index) : placeFeed(tree, id, drop.place);
}

/** The line that shows where the thing would come, or the folder that would take it. */
function makeMark(list: HTMLElement) {
  const bar = document.createElement('li');
  bar.className = classes['line'] ?? '';
  bar.setAttribute('aria-hidden', 'true');
  let into: Element | null = null;
  const show = (mark: DropMark | undefined) => {
    into?.removeAttribute('data-drop');
    into = null;
    if (mark?.kind === 'into') {
      into = list.querySelector(`[data-line="folder"][data-id="${mark.folderId}"]`);
      into?.setAttribute('data-drop', '');
    }
    if (mark?.kind !== 'line') return bar.remove();
    bar.style.top = `${mark.y - list.getBoundingClientRect().top}px`;
    bar.toggleAttribute('data-in-folder', mark.inFolder);
    if (!bar.isConnected) list.append(bar);
  };
  return { show, remove: () => show(undefined) };
}
