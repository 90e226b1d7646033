import { useQuery } from '@tanstack/react-query';
import { useLocation, useParams, useSearch } from '@tanstack/react-router';
import { articleQuery } from '#web/api/articles.ts';
import { categoriesQuery } from '#web/api/categories.ts';
import { feedsQuery } from '#web/api/feeds.ts';
import { foldersQuery } from '#web/api/folders.ts';
import { savedSearchesQuery } from '#web/api/searches.ts';
import { toId } from '#web/features/navigation/place/reader-address.ts';
import { placeName } from './page-title.ts';

/** What is open: the article, else its list, else the page. */
export function usePlaceTitle(): string {
  const { view, feedId, folderId, categoryId, searchId, articleId } = useParams({ strict: false });
  const { q } = useSearch({ strict: false });
  const pathname = useLocation({ select: (location) => location.pathname });
  const openId = articleId === undefined ? null : toId(articleId);
  const { data: article } = useQuery({ ...articleQuery(openId ?? 0), enabled: openId !== null });
  const { data: feeds } = useQuery({ ...feedsQuery(), enabled: feedId !== undefined });
  const { data: folders } = useQuery({ ...foldersQuery(), enabled: folderId !== undefined });
  const { data: categories } = useQuery({ ...categoriesQuery(), enabled: categoryId !== undefined });
  const { data: searches } = useQuery({ ...savedSearchesQuery(), enabled: searchId !== undefined });
  const named =
    feeds?.find(({ id }) => String(id) === feedId)?.title ??
    folders?.find(({ id }) => String(id) === folderId)?.name ??
    categories?.find(({ id }) => String(id) === categoryId)?.name ??
    searches?.find(({ id }) => String(id) === searchId)?.name;
  const searched = pathname.startsWith('/search') && q ? `“${q}” · Search` : undefined;
  return (openId === null ? undefined : article?.title) ?? named ?? searched ?? placeName(view, pathname);
}
