import type { Article } from '#shared/article.ts';
import { canShare, copyLink, shareLink } from '#web/features/articles/share-link.ts';
import { scrollArticle, scrollArticleToTop } from './scroll-article.ts';

/** Something that can be done with the open article: its name for keys, and its label as a menu shows it. */
export type ArticleCommand = {
  name: 'copyLink' | 'share' | 'comments' | 'print' | 'top' | 'pageDown' | 'pageUp';
  label: string;
  run: () => void;
};

/** What can be done with the open article besides its marks and its text, in the order of its menu. */
export function listArticleCommands({ title, url, comments_url: comments }: Article): ArticleCommand[] {
  const ofLink: ArticleCommand[] =
    url === null
      ? []
      : [
          { name: 'copyLink', label: 'Copy link', run: () => void copyLink(url) },
          ...(canShare()
            ? [{ name: 'share' as const, label: 'Share…', run: () => void shareLink({ title, url }) }]
            : []),
        ];
  const ofComments: ArticleCommand[] =
    comments === null
      ? []
      : [
          {
            name: 'comments',
            label: 'Open the comments',
            run: () => void window.open(comments, '_blank', 'noopener,noreferrer'),
          },
        ];
  return [
    ...ofLink,
    ...ofComments,
    { name: 'print', label: 'Print…', run: () => window.print() },
    { name: 'top', label: 'To the top', run: scrollArticleToTop },
    { name: 'pageDown', label: 'Next screen of the article', run: () => void scrollArticle(1) },
    { name: 'pageUp', label: 'Screen before in the article', run: () => void scrollArticle(-1) },
  ];
}
