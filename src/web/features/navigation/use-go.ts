import { useNavigate } from '@tanstack/react-router';
import type { ListScope } from '#web/api/article-list.ts';

/** Goes to an article of a list, or with null back to the list itself; the order stays in the address. */
export function useGo({ view, feedId }: ListScope) {
  const navigate = useNavigate();
  return (articleId: number | null, options: { replace: boolean }) => {
    const common = { search: true as const, replace: options.replace };
    if (feedId !== null) {
      const params = { feedId: String(feedId) };
      return articleId === null
        ? navigate({ ...common, to: '/feeds/$feedId', params })
        : navigate({
            ...common,
            to: '/feeds/$feedId/$articleId',
            params: { ...params, articleId: String(articleId) },
          });
    }
    return articleId === null
      ? navigate({ ...common, to: '/$view', params: { view } })
      : navigate({ ...common, to: '/$view/$articleId', params: { view, articleId: String(articleId) } });
  };
}
