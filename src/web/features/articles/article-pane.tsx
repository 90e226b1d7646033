import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { articleQuery } from '#web/api/articles.ts';
import { ArticleActions } from './article-actions.tsx';
import { ArticleHead } from './article-head.tsx';
import { ArticleMissing } from './article-missing.tsx';
import classes from './article-pane.module.css';
import './article-print.css';
import { ArticleSkeleton } from './article-skeleton.tsx';
import { ArticleText } from './article-text.tsx';
import { ArticleTools } from './article-tools.tsx';
import { Enclosures } from './enclosures.tsx';
import { JudgementLine } from './judgement-line.tsx';
import type { Neighbours } from './neighbours.ts';
import { useMarkReadOnOpen } from './use-mark-read-on-open.ts';
import { useReadingPlace } from './use-reading-place.ts';
import { useTitleFocus } from './use-title-focus.ts';

type ArticlePaneProps = {
  id: number;
  neighbours: Neighbours;
  /** The list's name, on the way back to it. */
  listTitle: string;
  onGo: (articleId: number) => void;
  onBack: () => void;
};

/** One article: its tools, its judgement, its content. */
export function ArticlePane({ id, neighbours, listTitle, onGo, onBack }: ArticlePaneProps) {
  const { data: article, error, refetch } = useQuery(articleQuery(id));
  usePrefetchedNext(article === undefined ? null : neighbours.next);
  const pane = useRef<HTMLDivElement>(null);
  const isReady = article !== undefined;
  useMarkReadOnOpen(article);
  useReadingPlace({ pane, id, isReady });
  useTitleFocus({ pane, id, isReady });

  return (
    <div className={classes['pane']}>
      <ArticleTools
        article={article}
        neighbours={neighbours}
        listTitle={listTitle}
        onGo={onGo}
        onBack={onBack}
      />
      <div ref={pane} className={classes['scroll']} data-article-scroll>
        <div className={classes['progress']} aria-hidden="true" />
        {article ? (
          <article className={classes['column']}>
            <ArticleHead article={article} />
            <JudgementLine key={article.id} article={article} />
            <ArticleText key={`text ${article.id}`} article={article} />
            <Enclosures article={article} />
          </article>
        ) : error ? (
          <ArticleMissing error={error} onRetry={() => void refetch()} onBack={onBack} />
        ) : (
          <ArticleSkeleton />
        )}
      </div>
      <ArticleActions article={article} neighbours={neighbours} onGo={onGo} />
    </div>
  );
}

/** Fetches the article that `j` leads to while this one is read. */
function usePrefetchedNext(id: number | null): void {
  const queryClient = useQueryClient();
  useEffect(() => {
    if (id !== null) void queryClient.prefetchQuery(articleQuery(id));
  }, [queryClient, id]);
}
