import { UnstyledButton } from '@mantine/core';
import { useCallback, useEffect, useLayoutEffect, useRef } from 'react';
import { copyNote } from '#web/features/articles/text/jump-to.ts';
import classes from './note-popover.module.css';
import type { ShownNote } from './use-jumps.ts';

type NotePopoverProps = ShownNote & { onClose: () => void; onGo: () => void };

/** Between the mark and its note, and from the edges of the window; in pixels. */
const GAP = 8;

/** A note beside the mark that leads to it; on a phone at the bottom. Escape and a press elsewhere close it. */
export function NotePopover({ mark, note, onClose, onGo }: NotePopoverProps) {
  const popover = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = popover.current;
    if (!element) return;
    content.current?.replaceChildren(copyNote(note));
    element.showPopover();
    placeBeside(element, mark);
    element.focus({ preventScroll: true });
    return () => element.hidePopover();
  }, [mark, note]);
  const close = useCallback(() => popover.current?.hidePopover(), []);
  useEffect(() => {
    const pane = mark.closest('[data-article-scroll]');
    const follow = () => {
      if (!pane || !popover.current) return;
      const [at, view] = [mark.getBoundingClientRect(), pane.getBoundingClientRect()];
      if (at.bottom < view.top || at.top > view.bottom) close();
      else placeBeside(popover.current, mark);
    };
    pane?.addEventListener('scroll', follow, { passive: true });
    return () => pane?.removeEventListener('scroll', follow);
  }, [mark, close]);

  return (
    <div
      ref={popover}
      popover="auto"
      role="dialog"
      aria-label={`Note ${mark.textContent.trim()}`}
      tabIndex={-1}
      className={classes['popover']}
      onToggle={({ newState }) => newState === 'closed' && onClose()}
    >
      <div ref={content} className={classes['content']} dir="auto" />
      <UnstyledButton
        className={classes['go'] ?? ''}
        onClick={() => {
          close();
          onGo();
        }}
      >
        Go to the note
      </UnstyledButton>
    </div>
  );
}

/** Under the mark, or over it where there is more room; never past the window's edge. */
function placeBeside(popover: HTMLElement, mark: HTMLElement): void {
  const at = mark.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = popover;
  const under = at.bottom + GAP;
  const fits = under + height <= innerHeight - GAP || at.top < innerHeight / 2;
  const left = Math.max(GAP, Math.min(at.left - 16, innerWidth - width - GAP));
  popover.style.setProperty('--left', `${left}px`);
  popover.style.setProperty('--top', `${fits ? under : Math.max(GAP, at.top - GAP - height)}px`);
}
