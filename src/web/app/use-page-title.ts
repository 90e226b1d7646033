import { useQuery } from '@tanstack/react-query';
import { useLocation, useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { articleQuery } from '#web/api/articles.ts';
import { countsQuery } from '#web/api/counts.ts';
import { feedsQuery } from '#web/api/feeds.ts';
import { foldersQuery } from '#web/api/folders.ts';
import { toId } from '#web/features/navigation/reader-address.ts';
import { faviconAddress, placeName, titleOf } from './page-title.ts';

/** Keeps title and icon of the browser tab: the unread count, and what is open. */
export function usePageTitle(): void {
  const { view, feedId, folderId, articleId } = useParams({ strict: false });
  const { pathname } = useLocation();
  const { data: counts } = useQuery(countsQuery());
  const { data: feeds } = useQuery(feedsQuery());
  const openId = articleId === undefined ? null : toId(articleId);
  const { data: article } = useQuery({ ...articleQuery(openId ?? 0), enabled: openId !== null });
  const unread = counts?.unread ?? 0;
  const { data: folders } = useQuery(foldersQuery());
  const listTitle =
    feeds?.find((feed) => String(feed.id) === feedId)?.title ??
    folders?.find((folder) => String(folder.id) === folderId)?.name;
  const place = (openId === null ? undefined : article?.title) ?? listTitle ?? placeName(view, pathname);

  useEffect(() => {
    document.title = titleOf(place, unread);
  }, [place, unread]);

  useEffect(() => {
    const link = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
    if (!link) return;
    link.dataset['plain'] ??= link.href;
    link.href = faviconAddress(unread) ?? link.dataset['plain'];
  }, [unread]);
}
