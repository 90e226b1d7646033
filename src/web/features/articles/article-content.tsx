import { useLayoutEffect, useRef } from 'react';
import type { Article } from '#shared/article.ts';
import classes from './article-content.module.css';
import { cleanHtml } from './clean-html.ts';

/** What the feed brought of the article, in the reader's type. */
export function ArticleContent({ article }: { article: Pick<Article, 'content_html' | 'summary' | 'url'> }) {
  const body = useRef<HTMLDivElement>(null);
  const { content_html: html, summary } = article;
  useLayoutEffect(() => {
    body.current?.replaceChildren(cleanHtml(html));
  }, [html]);
  return (
    <>
      <div ref={body} className={classes['body']} />
      {html === '' && summary !== null && <p className={classes['body']}>{summary}</p>}
      {html === '' && summary === null && (
        <p className={classes['nothing']}>
          The feed brings only the title
          {article.url === null ? '.' : '. The article itself is at its original place.'}
        </p>
      )}
    </>
  );
}
