import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useCallback, useEffect, useState } from 'react';
import type { View } from '#shared/page.ts';
import { articleKeys, articleListQuery } from '#web/api/articles.ts';
import { feedsQuery } from '#web/api/feeds.ts';
import { foldersQuery } from '#web/api/folders.ts';
import { ArticleSkeleton } from '#web/features/articles/article-skeleton.tsx';
import { ListPane } from '#web/features/articles/list-pane.tsx';
import { neighboursOf } from '#web/features/articles/neighbours.ts';
import { NoArticle } from '#web/features/articles/no-article.tsx';
import { JudgedAgainLink } from '#web/features/navigation/judged-again-link.tsx';
import { JudgingNotice } from '#web/features/navigation/judging-notice.tsx';
import { Panes } from '#web/features/navigation/panes.tsx';
import { FailedActions, ScoringActions } from '#web/features/navigation/queue-actions.tsx';
import { QueueCount } from '#web/features/navigation/queue-count.tsx';
import { ScoringNote } from '#web/features/navigation/scoring-note.tsx';
import { SidebarButton } from '#web/features/navigation/sidebar-button.tsx';
import type { SidebarSlots } from '#web/features/navigation/sidebar-slots.ts';
import { useGo } from '#web/features/navigation/use-go.ts';
import { usePlace } from '#web/features/navigation/use-place.ts';
import { labelOfView } from '#web/features/navigation/views.ts';

const loadArticlePane = () => import('#web/features/articles/article-pane.tsx');
const ArticlePane = lazy(async () => ({ default: (await loadArticlePane()).ArticlePane }));

/** In the head of the views that show the queue: what can be done with all of it, and how it stands. */
const actionsOfView: Partial<Record<View, ReactNode>> = {
  scoring: <ScoringActions />,
  failed: <FailedActions />,
};
const notesOfView: Partial<Record<View, ReactNode>> = { scoring: <ScoringNote />, failed: <JudgingNotice /> };

type ReaderPageProps = {
  sidebar: ReactNode;
  /** In the head of a list: what can be done with its feed or folder, and what is wrong with the feed. */
  slots: Pick<SidebarSlots, 'feedMenu' | 'folderMenu' | 'feedProblem'>;
  /** What the list shows while there are no feeds, and when everything is read. */
  firstSteps: ReactNode;
};

/** Feeds, list and article side by side, or one after the other on a phone. */
export function ReaderPage({ sidebar, slots, firstSteps }: ReaderPageProps) {
  const { scope, articleId } = usePlace();
  const [sidebarOpened, setSidebarOpened] = useState<boolean>();
  const closeSidebar = useCallback(() => setSidebarOpened(false), []);
  const queryClient = useQueryClient();
  const list = useQuery(articleListQuery(scope));
  const { data: feeds } = useQuery(feedsQuery());
  const feed = feeds?.find(({ id }) => id === scope.feedId);
  const { data: folders } = useQuery(foldersQuery());
  const folder = folders?.find(({ id }) => id === scope.folderId);
  const isWhole = scope.feedId === null && scope.folderId === null;
  const title = isWhole
    ? labelOfView(scope.view)
    : (feed?.title ?? folder?.name ?? (scope.feedId === null ? 'Folder' : 'Feed'));
  const menu = feed ? slots.feedMenu(feed) : folder && slots.folderMenu(folder);
  const problem = feed && (feed.failure || feed.paused) ? slots.feedProblem(feed) : undefined;
  const isWholeUnread = scope.view === 'unread' && isWhole;
  const { toArticle, toList } = useGo(scope);
  const neighbours = neighboursOf(articleId, list.data);
  // Fetched once the list is there, so that the first article opens without a wait.
  useEffect(() => {
    if (list.isSuccess) void loadArticlePane();
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
          selectedId={articleId}
          onReload={() => void queryClient.resetQueries({ queryKey: articleKeys.list(scope) })}
          before={<SidebarButton onClick={() => setSidebarOpened(true)} />}
          count={isWhole && scope.view === 'scoring' ? <QueueCount /> : undefined}
          afterCount={isWholeUnread && <JudgedAgainLink />}
          actions={isWhole ? actionsOfView[scope.view] : menu}
          banner={isWhole ? notesOfView[scope.view] : problem}
          firstSteps={feeds?.length === 0 || isWholeUnread ? firstSteps : undefined}
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
