import { Loader } from '@mantine/core';
import {
  IconChevronDown,
  IconChevronUp,
  IconExternalLink,
  IconFileText,
  IconMail,
  IconMailOpened,
  IconStar,
  IconStarFilled,
} from '@tabler/icons-react';
import type { Article } from '#shared/article.ts';
import type { FullTextControl } from '#web/features/articles/full-text/use-full-text.ts';
import { useMarkArticle } from '#web/features/articles/marks/use-marks.ts';
import { PlainButton } from '#web/theme/plain-buttons.tsx';
import classes from './article-actions.module.css';
import type { Neighbours } from './neighbours.ts';

type ArticleActionsProps = {
  article: Article | undefined;
  fullText: FullTextControl;
  neighbours: Neighbours;
  onGo: (articleId: number) => void;
};

const icon = { size: 22, stroke: 1.75 };

/** On a phone: the article's tools at the bottom, in place of the navigation. */
export function ArticleActions({ article, fullText, neighbours, onGo }: ArticleActionsProps) {
  const mark = useMarkArticle();
  const { previous, next } = neighbours;
  return (
    <div className={classes['bar']} role="toolbar" aria-label="Article">
      <PlainButton
        className={classes['action']}
        disabled={!article}
        aria-pressed={article?.starred ?? false}
        onClick={() => article && mark({ row: article, marks: { starred: !article.starred } })}
      >
        {article?.starred ? <IconStarFilled size={22} /> : <IconStar {...icon} />}
        Star
      </PlainButton>
      <PlainButton
        className={classes['action']}
        disabled={!article}
        onClick={() => article && mark({ row: article, marks: { read: !article.read } })}
      >
        {article?.read === false ? <IconMailOpened {...icon} /> : <IconMail {...icon} />}
        {article?.read === false ? 'Read' : 'Unread'}
      </PlainButton>
      {fullText.isOffered && (
        <PlainButton
          className={classes['action']}
          aria-pressed={fullText.shown === 'whole'}
          aria-busy={fullText.isBusy}
          onClick={fullText.press}
        >
          {fullText.isBusy ? <Loader size={22} /> : <IconFileText {...icon} />}
          Full text
        </PlainButton>
      )}
      {article && article.url !== null && (
        <a className={classes['action']} href={article.url} target="_blank" rel="noopener noreferrer">
          <IconExternalLink {...icon} />
          Original
        </a>
      )}
      <PlainButton
        className={classes['action']}
        disabled={previous === null}
        onClick={() => previous !== null && onGo(previous)}
      >
        <IconChevronUp {...icon} />
        Previous
      </PlainButton>
      <PlainButton
        className={classes['action']}
        disabled={next === null}
        onClick={() => next !== null && onGo(next)}
      >
        <IconChevronDown {...icon} />
        Next
      </PlainButton>
    </div>
  );
}
