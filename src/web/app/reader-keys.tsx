import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useRef, useState } from 'react';
import { articleListQuery, articleQuery } from '#web/api/articles.ts';
import { neighboursOf } from '#web/features/articles/neighbours.ts';
import { useFullText } from '#web/features/articles/use-full-text.ts';
import { useMarkArticle } from '#web/features/articles/use-marks.ts';
import { useVote } from '#web/features/articles/use-vote.ts';
import type { KeyAction } from '#web/features/navigation/keys.ts';
import { useGo } from '#web/features/navigation/use-go.ts';
import { useGoToStop } from '#web/features/navigation/use-go-to-stop.ts';
import { useKeys } from '#web/features/navigation/use-keys.ts';
import { usePlace } from '#web/features/navigation/use-place.ts';
import { useRefreshAll } from '#web/features/navigation/use-refresh-all.ts';

const KeyHelp = lazy(async () => ({
  default: (await import('#web/features/navigation/key-help.tsx')).KeyHelp,
}));

/** What the keys do in the reader, and the dialog that lists them. */
export function ReaderKeys() {
  const [helpOpened, setHelpOpened] = useState(false);
  const act = useKeyActions(() => setHelpOpened(true));
  useKeys((action) => act[action]());
  return (
    helpOpened && (
      <Suspense>
        <KeyHelp opened onClose={() => setHelpOpened(false)} />
      </Suspense>
    )
  );
}

function useKeyActions(showHelp: () => void): Record<KeyAction, () => void> {
  const { scope, articleId } = usePlace();
  const { data: list } = useQuery(articleListQuery(scope));
  const { data: article } = useQuery({ ...articleQuery(articleId ?? 0), enabled: articleId !== null });
  const mark = useMarkArticle();
  const vote = useVote();
  const fullText = useFullText(article);
  const refresh = useRefreshAll();
  const { openId, toArticle, toList } = useGo(scope);
  const goToStop = useGoToStop();
  // Where `j` goes on from after the article was closed.
  const lastId = useRef<number | null>(null);

  const goTo = (id: number | null) => {
    if (id === null) return;
    lastId.current = id;
    toArticle(id);
  };
  const neighbours = () => neighboursOf(openId() ?? lastId.current, list);
  const close = () => {
    const id = openId();
    if (id === null) return;
    lastId.current = id;
    toList();
    focusRow(id);
  };
  return {
    next: () => goTo(neighbours().next),
    previous: () => goTo(neighbours().previous),
    open: () => {
      const focused = document.activeElement?.closest<HTMLElement>('[data-article-list] a');
      if (focused && focused.getAttribute('aria-current') === null) focused.click();
      else if (openId() === null) goTo(lastId.current ?? neighbours().next);
      else close();
    },
    nextFeed: () => goToStop(1),
    previousFeed: () => goToStop(-1),
    original: () => {
      if (article?.url) window.open(article.url, '_blank', 'noopener,noreferrer');
    },
    toggleRead: () => article && mark.mutate({ row: article, marks: { read: !article.read } }),
    toggleStar: () => article && mark.mutate({ row: article, marks: { starred: !article.starred } }),
    fullText: fullText.press,
    moreLikeThis: () => article && vote(article, 'more'),
    lessLikeThis: () => article && vote(article, 'less'),
    refresh: () => refresh.mutate(),
    back: close,
    help: showHelp,
  };
}

/** Puts the focus on an article's row once the list has it. */
function focusRow(articleId: number): void {
  requestAnimationFrame(() =>
    document
      .querySelector<HTMLElement>(`[data-article-list] a[href*="/${articleId}"]`)
      ?.focus({ preventScroll: true }),
  );
}
