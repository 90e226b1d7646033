import { VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Article } from '#shared/article.ts';
import { feedTextQuery } from '#web/api/full-text.ts';
import { FullTextFailure } from '#web/features/articles/full-text/full-text-failure.tsx';
import { FullTextNote } from '#web/features/articles/full-text/full-text-note.tsx';
import { fullTextStatus } from '#web/features/articles/full-text/full-text-words.ts';
import type { FullTextControl } from '#web/features/articles/full-text/use-full-text.ts';
import type { WholeText } from '#web/features/articles/text/clean-html.ts';
import { ArticleContent } from './article-content.tsx';

type ArticleTextProps = {
  article: Article;
  fullText: FullTextControl;
  textOf: (whole: WholeText) => DocumentFragment;
};

/** The text that is chosen, over it why the whole one is not there, and under it the way to have it. */
export function ArticleText({ article, fullText, textOf }: ArticleTextProps) {
  const isFeeds = fullText.shown === 'feed';
  const { data: ofFeed } = useQuery({ ...feedTextQuery(article.id), enabled: isFeeds });
  const html = isFeeds ? (ofFeed ?? article.content_html) : article.content_html;
  return (
    <>
      <VisuallyHidden role="status">{fullTextStatus(fullText)}</VisuallyHidden>
      {article.full_text.state === 'failed' && <FullTextFailure article={article} fullText={fullText} />}
      <ArticleContent article={{ ...article, content_html: html }} textOf={textOf} />
      {article.full_text.state === 'none' && fullText.isOffered && (
        <FullTextNote article={article} fullText={fullText} />
      )}
    </>
  );
}
