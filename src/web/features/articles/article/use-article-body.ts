import { type RefObject, useEffect, useLayoutEffect } from 'react';
import type { Article } from '#shared/article.ts';
import type { WholeText } from '#web/features/articles/text/clean-html.ts';
import { markBroken, settlePicture } from '#web/features/articles/text/fit-pictures.ts';
import { watchOverflow } from '#web/features/articles/text/watch-overflow.ts';

/** Puts an article's text into its place before anything is painted, and follows what becomes of its parts. */
export function useArticleBody(
  body: RefObject<HTMLElement | null>,
  { content_html: html, title, url }: Pick<Article, 'content_html' | 'title' | 'url'>,
  textOf: (whole: WholeText) => DocumentFragment,
): void {
  useLayoutEffect(() => {
    const element = body.current;
    if (!element) return;
    // Neither event bubbles, so both are caught on their way in.
    const onLoad = ({ target }: Event) => target instanceof HTMLImageElement && settlePicture(target);
    const onError = ({ target }: Event) => target instanceof HTMLImageElement && markBroken(target);
    element.addEventListener('load', onLoad, { capture: true });
    element.addEventListener('error', onError, { capture: true });
    element.replaceChildren(textOf({ html, title, url }));
    return () => {
      element.removeEventListener('load', onLoad, { capture: true });
      element.removeEventListener('error', onError, { capture: true });
    };
  }, [body, html, title, url, textOf]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text has other tables.
  useEffect(() => (body.current ? watchOverflow(body.current) : undefined), [body, html, title, url]);
}
