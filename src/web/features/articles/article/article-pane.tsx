import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { articleQuery } from '#web/api/articles.ts';
import { ArticleActions } from './article-actions.tsx';
import { ArticleHead } from './article-head.tsx';
import { ArticleMissing } from './article-missing.tsx';
import classes from './article-pane.module.css';
import './article-print.css';
import { useFullText } from '#web/features/articles/full-text/use-full-text.ts';
import { JudgementLine } from '#web/features/articles/judgement/judgement-line.tsx';
import { ArticleSkeleton } from './article-skeleton.tsx';
import { ArticleText } from './article-text.tsx';
import { ArticleTools } from './article-tools.tsx';
import { Enclosures } from './enclosures.tsx';
import type { Neighbours } from './neighbours.ts';
import { useMarkReadOnOpen } from './use-mark-read-on-open.ts';
import { useReadingPlace } from './use-reading-place.ts';
import { useTextAhead } from './use-text-ahead.ts';
import { useTitleFocus } from './use-title-focus.ts';

type ArticlePaneProps = {
  id: number;
  neighbours: Neighbours;
  /** The list's name, on the way back to it. */
  listTitle: string;
  onGo: (articleId: number) => void;
  onBack: () => void;
};

/** Where the article covers its list, as in the style sheets. */
const PHONE = '(max-width: 759px)';

/** One article: its tools, its judgement, its content. */
export function ArticlePane({ id, neighbours, listTitle, onGo, onBack }: ArticlePaneProps) {
  const { data: article, error, refetch } = useQuery(articleQuery(id));
  const fullText = useFullText(article);
  const textOf = useTextAhead(article === undefined ? null : neighbours.next);
  const onPhone = useMediaQuery(PHONE, undefined, { getInitialValueInEffect: false });
  const pane = useRef<HTMLDivElement>(null);
  const isReady = article !== undefined;
  useMarkReadOnOpen(article);
  useReadingPlace({ pane, id, isReady });
  useTitleFocus({ pane, id, isReady });

  return (
    <div className={classes['pane']}>
      <ArticleTools
        article={article}
        fullText={fullText}
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
            <JudgementLine article={article} />
            <ArticleText key={`text ${article.id}`} article={article} fullText={fullText} textOf={textOf} />
            <Enclosures article={article} />
          </article>
        ) : error ? (
          <ArticleMissing error={error} onRetry={() => void refetch()} onBack={onBack} />
        ) : (
          <ArticleSkeleton />
        )}
      </div>
      {onPhone && (
        <ArticleActions article={article} fullText={fullText} neighbours={neighbours} onGo={onGo} />
      )}
    </div>
  );
}
