import { lazy, type ReactNode, Suspense, useCallback, useState } from 'react';
import type { AskAboutFeed, FeedQuestion } from '#web/features/feeds/menu/feed-commands.ts';
import type { Deleted } from './feed-dialog.tsx';

const FeedDialog = lazy(async () => ({ default: (await import('./feed-dialog.tsx')).FeedDialog }));

type Asked = { question: FeedQuestion; from: HTMLElement | null };

type FeedDialogsOptions = {
  /** Called after feeds or a folder are gone, for a page that shows one of them. */
  onDeleted?: (deleted: Deleted) => void;
  /** What takes the focus when that which asked is gone. */
  findNextFocus?: () => HTMLElement | null;
};

/** The dialogs about feeds, of which a page shows one at a time: what opens them, and where they stand. */
export function useFeedDialogs({ onDeleted, findNextFocus }: FeedDialogsOptions = {}): {
  ask: AskAboutFeed;
  dialog: ReactNode;
} {
  // Null until one is asked for: a page has hundreds of menus that could.
  const [asked, setAsked] = useState<Asked | null>(null);
  const ask: AskAboutFeed = useCallback((question, from) => setAsked({ question, from }), []);
  const forget = () => {
    setAsked(null);
    const next = asked?.from?.isConnected ? asked.from : (findMark(asked?.question) ?? findNextFocus?.());
    next?.focus({ preventScroll: true });
  };
  const dialog = asked && (
    <Suspense>
      <FeedDialog question={asked.question} onClosed={forget} onDeleted={(deleted) => onDeleted?.(deleted)} />
    </Suspense>
  );
  return { ask, dialog };
}

/** The mark of a feed's state, in whose popover the question was asked: that is closed by now. */
function findMark(question: FeedQuestion | undefined): HTMLElement | null {
  if (question?.kind !== 'options') return null;
  return document.querySelector<HTMLElement>(`[data-feed-state="${question.feed.id}"]`);
}
