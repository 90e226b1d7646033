import { useQuery } from '@tanstack/react-query';
import type { ArticleRow } from '#shared/article.ts';
import { categoriesQuery } from '#web/api/categories.ts';
import { useWeighCategory } from './use-weigh-category.ts';

/** The category that takes an article out of the lists, if one does, and what takes that back. */
export function useUnblock({ categories }: Pick<ArticleRow, 'categories'>) {
  const weigh = useWeighCategory();
  const blocking = categories.find(({ weight }) => weight === 'block');
  const { data: tree } = useQuery({ ...categoriesQuery(), enabled: blocking !== undefined });
  const unblock = () => {
    const known = tree?.find(({ id }) => id === blocking?.id);
    if (!known) return;
    // At the top a normal weight is none of its own; below, an inherited one may be what blocks.
    weigh(known, known.parent_id === null ? 'inherit' : 'normal');
  };
  return { blocking, unblock };
}
