import { useQueryClient } from '@tanstack/react-query';
import type { Article, ArticleRow } from '#shared/article.ts';
import type { Verdict } from '#shared/feedback.ts';
import { pressFullText } from '#web/features/articles/full-text/use-full-text.ts';
import { useVote } from '#web/features/articles/judgement/use-vote.ts';
import { useMarkArticle } from '#web/features/articles/marks/use-marks.ts';

/**
 * What keys and palette do with one article; each says whether there was one. `target` gives the open article or the
 * row that has the focus at the moment of the key; a text is shown of the open one only, which `findOpen` gives.
 */
export function useArticleActions(target: () => ArticleRow | undefined, findOpen: () => Article | undefined) {
  const queryClient = useQueryClient();
  const mark = useMarkArticle();
  const vote = useVote();
  const withTarget = (run: (row: ArticleRow) => void) => () => {
    const row = target();
    if (row) run(row);
    return row !== undefined;
  };
  const voteFor = (verdict: Verdict) => withTarget((row) => vote(row, verdict));
  return {
    toggleRead: withTarget((row) => mark({ row, marks: { read: !row.read } })),
    toggleStar: withTarget((row) => mark({ row, marks: { starred: !row.starred } })),
    original: withTarget(({ url }) => {
      if (url !== null) window.open(url, '_blank', 'noopener,noreferrer');
    }),
    moreLikeThis: voteFor('more'),
    lessLikeThis: voteFor('less'),
    fullText: () => {
      const open = findOpen();
      if (open) pressFullText(queryClient, open);
      return open !== undefined;
    },
  };
}
