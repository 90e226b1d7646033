import { useQuery } from '@tanstack/react-query';
import { isOfEverything, type ListScope } from '#web/api/article-list.ts';
import { categoriesQuery } from '#web/api/categories.ts';
import { feedsQuery } from '#web/api/feeds.ts';
import { foldersQuery } from '#web/api/folders.ts';
import { savedSearchesQuery } from '#web/api/searches.ts';
import { labelOfView } from '#web/features/navigation/sidebar/views.ts';

/** What a list is called: its view, or the feed, folder, category or search it is of. */
export function useListTitle(scope: ListScope): string {
  const { feedId, folderId, categoryId, searchId } = scope;
  const { data: feeds } = useQuery({ ...feedsQuery(), enabled: feedId !== null });
  const { data: folders } = useQuery({ ...foldersQuery(), enabled: folderId !== null });
  const { data: categories } = useQuery({ ...categoriesQuery(), enabled: categoryId !== null });
  const { data: searches } = useQuery({ ...savedSearchesQuery(), enabled: searchId !== null });
  if (isOfEverything(scope)) return labelOfView(scope.view);
  if (feedId !== null) return feeds?.find(({ id }) => id === feedId)?.title ?? 'Feed';
  if (folderId !== null) return folders?.find(({ id }) => id === folderId)?.name ?? 'Folder';
  if (categoryId !== null) return categories?.find(({ id }) => id === categoryId)?.name ?? 'Category';
  return searches?.find(({ id }) => id === searchId)?.name ?? 'Search';
}
