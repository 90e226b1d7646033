import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Article } from '#shared/article.ts';
import { readerSettingsQuery } from '#web/api/settings.ts';
import { useMarkArticle } from '#web/features/articles/marks/use-marks.ts';
import { readDelay } from './read-delay.ts';

/**
 * Marks an article read as the settings say; once, so that the owner can undo it. Only the time that it is in
 * view counts: a tab in the background reads nothing.
 */
export function useMarkReadOnOpen(article: Article | undefined): void {
  const mark = useMarkArticle();
  const { data: settings } = useQuery(readerSettingsQuery());
  const delay = settings === undefined ? undefined : readDelay(settings);
  const settledId = useRef<number | undefined>(undefined);
  const latest = useRef(article);
  useEffect(() => {
    latest.current = article;
    // Read already, or marked by hand in the meantime: what its owner decides after that stays.
    if (article?.read) settledId.current = article.id;
  });
  const id = article?.id;
  useEffect(() => {
    if (id === undefined || delay === undefined || delay === null || settledId.current === id) return;
    return afterTimeInView(delay, () => {
      const row = latest.current;
      if (row?.id !== id || settledId.current === id) return;
      settledId.current = id;
      mark({ row, marks: { read: true } });
    });
  }, [id, delay, mark]);
}

/** Calls once the page has been visible for so many milliseconds. Returns what ends the waiting. */
function afterTimeInView(delay: number, call: () => void): () => void {
  let left = delay;
  let since = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const go = () => {
    if (timer !== undefined) left -= performance.now() - since;
    clearTimeout(timer);
    timer = undefined;
    if (document.hidden) return;
    since = performance.now();
    timer = setTimeout(end, Math.max(0, left));
  };
  const stop = () => {
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', go);
  };
  const end = () => {
    stop();
    call();
  };
  document.addEventListener('visibilitychange', go);
  go();
  return stop;
}
