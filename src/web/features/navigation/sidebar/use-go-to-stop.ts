import { useRouter } from '@tanstack/react-router';
import type { ChosenSort } from '#shared/page.ts';
import type { ListScope } from '#web/api/article-list.ts';
import { nextStop, stopsOf } from './feed-stops.ts';
import { useCollapsedFolders } from './use-collapsed-folders.ts';
import { useFeedTree } from './use-feed-tree.ts';

/** Goes to the feed or folder after (1) or before (-1) the list's own, in the order of the sidebar. */
export function useGoToStop(scope: ListScope): (step: 1 | -1) => void {
  const router = useRouter();
  const tree = useFeedTree();
  const [collapsed] = useCollapsedFolders();
  return (step) => {
    const stop = nextStop(stopsOf(tree, collapsed), scope, step);
    if (!stop) return;
    const id = String(stop.id);
    const search = ({ sort }: { sort?: ChosenSort }) => (sort ? { sort } : {});
    if (stop.kind === 'feed') void router.navigate({ to: '/feeds/$feedId', params: { feedId: id }, search });
    else void router.navigate({ to: '/folders/$folderId', params: { folderId: id }, search });
    document
      .querySelector(`[data-line="${stop.kind}"][data-id="${id}"]`)
      ?.scrollIntoView({ block: 'nearest' });
  };
}
