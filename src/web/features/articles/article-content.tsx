import { useLayoutEffect, useRef } from 'react';
import type { Article } from '#shared/article.ts';
import classes from './article-content.module.css';
import { cleanHtml } from './clean-html.ts';
import { dateWords } from './time-words.ts';

type Shown = Pick<Article, 'content_html' | 'content_removed_at' | 'full_text' | 'summary' | 'url'>;

/** An article's text in the reader's type, or why there is none. */
export function ArticleContent({ article }: { article: Shown }) {
  const body = useRef<HTMLDivElement>(null);
  const { content_html: html, summary, url } = article;
  useLayoutEffect(() => {
    body.current?.replaceChildren(cleanHtml(html, url));
  }, [html, url]);
  return (
    <>
      <div ref={body} className={classes['body']} tabIndex={-1} data-article-text />
      {html === '' && summary !== null && <p className={classes['body']}>{summary}</p>}
      {html === '' && summary === null && <p className={classes['nothing']}>{whyNothing(article)}</p>}
    </>
  );
}

function whyNothing({ content_removed_at: removedAt, full_text: fullText, url }: Shown): string {
  if (fullText.state === 'shown') return 'Nothing is kept of what the feed brought.';
  const original = url === null ? '' : ' The article itself is at its original place.';
  if (removedAt === null) return `The feed brings only the title.${original}`;
  return `Its text was removed on ${dateWords(removedAt)}, as it had been read long before.${original}`;
}
