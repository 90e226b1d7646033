import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { countsQuery } from '#web/api/counts.ts';
import { faviconAddress, titleOf } from './page-title.ts';

/** Keeps title and icon of the browser tab: the unread count, and what is open. */
export function usePageTitle(place: string): void {
  const { data: counts } = useQuery(countsQuery());
  const unread = counts?.unread ?? 0;

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
