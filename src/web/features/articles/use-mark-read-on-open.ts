import { useEffect, useRef } from 'react';
import type { Article } from '#shared/article.ts';
import { useMarkArticle } from './use-marks.ts';

/** Passing by on the way to another article does not count as reading. */
const OPEN_MS = 2_000;

/** Marks an article read when it has been open for two seconds; once, so that the owner can undo it. */
export function useMarkReadOnOpen(article: Article | undefined): void {
  const { mutate } = useMarkArticle();
  const settledId = useRef<number | undefined>(undefined);
  useEffect(() => {
    if (!article || settledId.current === article.id) return;
    if (article.read) {
      settledId.current = article.id;
      return;
    }
    const timer = setTimeout(() => {
      settledId.current = article.id;
      mutate({ row: article, marks: { read: true } });
    }, OPEN_MS);
    return () => clearTimeout(timer);
  }, [article, mutate]);
}
