import { notifyManager, type QueryClient } from '@tanstack/react-query';
import type { Article, ArticleMarks, ArticleRow } from '#shared/article.ts';
import { articleKeys } from '#web/api/articles.ts';
import { withMarks } from './marks.ts';

/** Shows marks on the page wherever these articles are shown, before the server knows of them. */
export function showMarks(queryClient: QueryClient, ids: readonly number[], marks: ArticleMarks): void {
  notifyManager.batch(() => {
    for (const id of ids) {
      queryClient.setQueryData<ArticleRow>(articleKeys.row(id), (row) => row && withMarks(row, marks));
      queryClient.setQueryData<Article>(
        articleKeys.one(id),
        (article) => article && withMarks(article, marks),
      );
    }
  });
}
