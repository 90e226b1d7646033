import { Box } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import type { View } from '#shared/page.ts';
import { isOfEverything, type ListScope } from '#web/api/article-list.ts';
import { articleKeys } from '#web/api/articles.ts';
import { feedsQuery } from '#web/api/feeds.ts';
import { foldersQuery } from '#web/api/folders.ts';
import { ArticleSkeleton } from '#web/features/articles/article/article-skeleton.tsx';
import { neighboursOf } from '#web/features/articles/article/neighbours.ts';
import { NoArticle } from '#web/features/articles/article/no-article.tsx';
import { whenIdle } from '#web/features/articles/article/when-idle.ts';
import { HiddenLink } from '#web/features/articles/list/hidden-link.tsx';
import { ListPane, type ListSlots } from '#web/features/articles/list/list-pane.tsx';
import { Panes } from '#web/features/navigation/frame/panes.tsx';
import { useGo } from '#web/features/navigation/place/use-go.ts';
import { useListTitle } from '#web/features/navigation/place/use-list-title.ts';
import { useOpenId } from '#web/features/navigation/place/use-place.ts';
import { useCompareOnReturn, useShownList } from '#web/features/navigation/place/use-shown-list.ts';
import { JudgedAgainLink } from '#web/features/navigation/scoring/judged-again-link.tsx';
import { JudgingNotice } from '#web/features/navigation/scoring/judging-notice.tsx';
import { FailedActions, ScoringActions } from '#web/features/navigation/scoring/queue-actions.tsx';
import { QueueCount } from '#web/features/navigation/scoring/queue-count.tsx';
import { ScoringNote } from '#web/features/navigation/scoring/scoring-note.tsx';
import { SidebarButton } from '#web/features/navigation/sidebar/sidebar-button.tsx';
import type { SidebarSlots } from '#web/features/navigation/sidebar/sidebar-slots.ts';
import { useEnterFound } from './use-enter-found.ts';

const loadArticlePane = () => import('#web/features/articles/article/article-pane.tsx');
const ArticlePane = lazy(async () => ({ default: (await loadArticlePane()).ArticlePane }));

const loadSearch = () => import('#web/features/search/search-slots.tsx');
const SearchHead = lazy(async () => ({ default: (await loadSearch()).SearchHead }));
const SearchActions = lazy(async () => ({ default: (await loadSearch()).SearchActions }));
const NothingFound = lazy(async () => ({
  default: (await import('#web/features/search/nothing-found.tsx')).NothingFound,
}));

/** In the head of the views that show the queue: what can be done with all of it, and how it stands. */
const actionsOfView: Partial<Record<View, ReactNode>> = {
  scoring: <ScoringActions />,
  failed: <FailedActions />,
};
const notesOfView: Partial<Record<View, ReactNode>> = { scoring: <ScoringNote />, failed: <JudgingNotice /> };

type ReaderPageProps = {
  sidebar: ReactNode;
  /** In the head of a list: what can be done with its feed or folder, and what is wrong with the feed. */
  slots: Pick<SidebarSlots, 'feedMenu' | 'folderMenu' | 'feedProblem' | 'searchMenu'>;
  /** What the list shows while there are no feeds, and when everything is read. */
  firstSteps: ReactNode;
};

const afterUnread = (
  <>
    <JudgedAgainLink /> <HiddenLink />
  </>
);

/** Feeds, list and article side by side, or one after the other on a phone. */
export function ReaderPage({ sidebar, slots, firstSteps }: ReaderPageProps) {
  const shown = useShownList();
  const { scope, visit, list } = shown;
  const articleId = useOpenId();
  useCompareOnReturn(shown);
  const [sidebarOpened, setSidebarOpened] = useState<boolean>();
  const closeSidebar = useCallback(() => setSidebarOpened(false), []);
  const openSidebar = useCallback(() => setSidebarOpened(true), []);
  const queryClient = useQueryClient();
  const title = useListTitle(scope);
  const { toArticle, toList } = useGo(scope);
  const neighbours = neighboursOf(articleId, list.data);
  const reload = useCallback(
    () => void queryClient.resetQueries({ queryKey: articleKeys.visit(scope, visit) }),
    [queryClient, scope, visit],
  );
  const onEntered = useEnterFound(shown);
  const listSlots = useListSlots({ scope, slots, firstSteps, openSidebar, reload, onEntered });
  // Fetched once the list is there and drawn, so that the first article opens without a wait.
  useEffect(() => {
    if (!list.isSuccess) return undefined;
    // What fails is asked for again when an article is opened.
    return whenIdle(() => void loadArticlePane().catch(() => undefined));
  }, [list.isSuccess]);

  return (
    <Panes
      sidebar={sidebar}
      sidebarOpened={sidebarOpened}
      onCloseSidebar={closeSidebar}
      articleOpen={articleId !== null}
      list={
        <ListPane
          scope={scope}
          title={title}
          list={list}
          failure={shown.failure}
          visit={visit}
          selectedId={articleId}
          onReload={reload}
          onOpen={toArticle}
          slots={listSlots}
        />
      }
      article={
        articleId === null ? (
          <NoArticle first={neighbours.next} onGo={toArticle} />
        ) : (
          <Suspense fallback={<ArticleSkeleton />}>
            <ArticlePane
              id={articleId}
              neighbours={neighbours}
              listTitle={title}
              onGo={toArticle}
              onBack={toList}
            />
          </Suspense>
        )
      }
    />
  );
}

type Around = Pick<ReaderPageProps, 'slots' | 'firstSteps'> & {
  scope: ListScope;
  openSidebar: () => void;
  reload: () => void;
  onEntered: (query: string) => void;
};

/** What stands in and under the head of a list. The same as long as the list is, whatever article is opened. */
function useListSlots({ scope, slots, firstSteps, openSidebar, reload, onEntered }: Around): ListSlots {
  const { data: feeds } = useQuery(feedsQuery());
  const { data: folders } = useQuery(foldersQuery());
  const feed = feeds?.find(({ id }) => id === scope.feedId);
  const folder = folders?.find(({ id }) => id === scope.folderId);
  const noFeeds = feeds?.length === 0;
  return useMemo(() => {
    const isWhole = isOfEverything(scope);
    const isWholeUnread = scope.view === 'unread' && isWhole;
    const menu = feed ? slots.feedMenu(feed) : folder && slots.folderMenu(folder);
    const isSearch = scope.query !== null;
    const problem = feed && (feed.failure || feed.paused) ? slots.feedProblem(feed) : undefined;
    return {
      before: <SidebarButton onClick={openSidebar} />,
      count: isWhole && scope.view === 'scoring' ? <QueueCount /> : undefined,
      afterCount: isWholeUnread ? afterUnread : undefined,
      actions: isWhole ? (
        actionsOfView[scope.view]
      ) : isSearch ? (
        <Suspense>
          <SearchActions scope={scope} searchMenu={slots.searchMenu} />
        </Suspense>
      ) : (
        menu
      ),
      field: isSearch && (
        <Suspense fallback={<Box h={36} />}>
          <SearchHead scope={scope} onIndexed={reload} onEntered={onEntered} />
        </Suspense>
      ),
      banner: isWhole ? notesOfView[scope.view] : problem,
      foot: isWholeUnread ? <HiddenLink /> : undefined,
      firstSteps:
        noFeeds || isWholeUnread ? (
          firstSteps
        ) : isSearch ? (
          <Suspense>
            <NothingFound query={scope.query ?? ''} view={scope.view} />
          </Suspense>
        ) : undefined,
    };
  }, [scope, slots, feed, folder, noFeeds, firstSteps, openSidebar, reload, onEntered]);
}
