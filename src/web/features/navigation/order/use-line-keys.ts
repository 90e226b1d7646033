import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { type Move, stepFeed, stepFolder } from '#web/api/feed-moves.ts';
import type { FeedTree } from '#web/api/feed-tree.ts';
import { describeMove } from './move-words.ts';

type LineKeys = {
  list: RefObject<HTMLElement | null>;
  tree: FeedTree;
  onMove: (move: Move) => void;
  onCollapse: (folderId: number, collapsed: boolean) => void;
};

/**
 * The keys on a line of the sidebar: arrows go from line to line and open or close a folder, with Alt they
 * move the line itself. `heard`: where it stands now, to be read aloud.
 */
export function useLineKeys({ list, tree, onMove, onCollapse }: LineKeys) {
  const [heard, setHeard] = useState('');
  // A line that goes into another folder is made anew there, without the focus it had.
  const moved = useRef<HTMLElement['dataset'] | null>(null);
  useEffect(() => {
    if (moved.current === null) return;
    const { line, id } = moved.current;
    const link = list.current?.querySelector<HTMLElement>(`[data-line="${line}"][data-id="${id}"] > a`);
    moved.current = null;
    link?.focus();
    setHeard(describeMove(tree, { kind: line === 'folder' ? 'folder' : 'feed', id: Number(id) }));
  }, [tree, list]);

  const moveLine = (line: HTMLElement, step: 1 | -1) => {
    const id = Number(line.dataset['id']);
    const move = line.dataset['line'] === 'folder' ? stepFolder(tree, id, step) : stepFeed(tree, id, step);
    if (!move) return;
    // What goes into a closed folder would be out of sight.
    if (move.kind === 'feeds' && move.folderId !== null) onCollapse(move.folderId, false);
    moved.current = line.dataset;
    onMove(move);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const link = (event.target as Element).closest<HTMLElement>('[data-line] > a');
    const line = link?.parentElement;
    if (!link || !line || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const step = steps[event.key];
    const opens = folderKeys[event.key];
    if (step !== undefined && event.altKey) moveLine(line, step);
    else if (step !== undefined) goFrom(list.current, link, step);
    else if (opens !== undefined && !event.altKey && line.dataset['line'] === 'folder') {
      onCollapse(Number(line.dataset['id']), !opens);
    } else return;
    event.preventDefault();
  };
  return { onKeyDown, heard };
}

const steps: Record<string, 1 | -1> = { ArrowUp: -1, ArrowDown: 1 };
const folderKeys: Record<string, boolean> = { ArrowRight: true, ArrowLeft: false };

function goFrom(list: HTMLElement | null, link: HTMLElement, step: 1 | -1): void {
  const links = [...(list?.querySelectorAll<HTMLElement>('[data-line] > a') ?? [])];
  links[links.indexOf(link) + step]?.focus();
}
