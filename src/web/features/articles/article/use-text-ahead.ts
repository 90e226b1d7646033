import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import { forgetTexts } from '#web/api/article-cache.ts';
import { articleQuery } from '#web/api/articles.ts';
import { cleanHtml, type WholeText } from '#web/features/articles/text/clean-html.ts';
import { whenIdle } from './when-idle.ts';

/** Longer ones are cleaned when they are opened: nobody should wait for a text that may never be read. In characters. */
const LONGEST = 100_000;

type Ahead = { whole: WholeText; text: DocumentFragment };

/**
 * Fetches the article that `j` leads to while this one is read (null: none, or not yet), and makes its text ready.
 * Gives the way to a text: the one that is ready, else cleaned there and then.
 */
export function useTextAhead(nextId: number | null): (whole: WholeText) => DocumentFragment {
  const queryClient = useQueryClient();
  const ahead = useRef<Ahead | null>(null);
  useEffect(() => {
    if (nextId === null) return undefined;
    let stop = whenIdle(async () => {
      forgetTexts(queryClient);
      await queryClient.prefetchQuery(articleQuery(nextId));
      const article = queryClient.getQueryData(articleQuery(nextId).queryKey);
      if (!article || article.content_html.length > LONGEST) return;
      const { content_html: html, title, url } = article;
      stop = whenIdle(() => {
        ahead.current = { whole: { html, title, url }, text: cleanHtml({ html, title, url }) };
      });
    });
    return () => stop();
  }, [queryClient, nextId]);
  return useCallback((whole) => {
    const ready = ahead.current;
    // Shown, it is no longer there to be shown again.
    ahead.current = null;
    return ready && isSame(ready.whole, whole) ? ready.text : cleanHtml(whole);
  }, []);
}

function isSame(one: WholeText, other: WholeText): boolean {
  return one.html === other.html && one.title === other.title && one.url === other.url;
}
