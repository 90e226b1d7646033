import { type RefObject, useState } from 'react';
import { findTarget, noteOf } from '#web/features/articles/text/fit-links.ts';
import { jumpTo } from '#web/features/articles/text/jump-to.ts';

/** A note that is shown beside its mark. */
export type ShownNote = { mark: HTMLAnchorElement; note: HTMLElement };

/**
 * The ways inside an article: a note's mark shows the note, other links lead to their places, and after a jump
 * there is a way back to where it began. The address of the page stays what it is.
 */
export function useJumps(body: RefObject<HTMLElement | null>) {
  const [shown, setShown] = useState<ShownNote>();
  const [cameFrom, setCameFrom] = useState<HTMLAnchorElement>();

  const leap = (link: HTMLAnchorElement) => {
    const target = body.current && findTarget(body.current, link);
    if (!target) return;
    jumpTo(target);
    setCameFrom(link.dataset['jump'] === 'back' || target === cameFrom ? undefined : link);
  };
  const follow = (link: HTMLAnchorElement) => {
    const target = body.current && findTarget(body.current, link);
    const note = target && link.dataset['jump'] === 'note' ? noteOf(target) : null;
    if (note) setShown({ mark: link, note });
    else leap(link);
  };
  const goBack = () => {
    setCameFrom(undefined);
    if (cameFrom?.isConnected) jumpTo(cameFrom);
  };
  const closeNote = () => setShown(undefined);
  return { shown, closeNote, follow, leap, canGoBack: cameFrom !== undefined, goBack };
}
