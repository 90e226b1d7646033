import { IconChevronDown, IconChevronLeft, IconChevronUp, IconExternalLink } from '@tabler/icons-react';
import type { Article } from '#shared/article.ts';
import { FullTextButton } from '#web/features/articles/full-text/full-text-button.tsx';
import type { FullTextControl } from '#web/features/articles/full-text/use-full-text.ts';
import { IconButton, PlainButton } from '#web/theme/plain-buttons.tsx';
import { ArticleMenu } from './article-menu.tsx';
import classes from './article-pane.module.css';
import { ReadButton, StarButton } from './mark-buttons.tsx';
import type { Neighbours } from './neighbours.ts';
import { scrollArticleToTop } from './scroll-article.ts';

type ArticleToolsProps = {
  article: Article | undefined;
  fullText: FullTextControl;
  neighbours: Neighbours;
  listTitle: string;
  onGo: (articleId: number) => void;
  onBack: () => void;
};

/** The line over an article. On a phone only the way back and the menu: the rest stands at the bottom, under the thumb. */
export function ArticleTools({ article, fullText, neighbours, listTitle, onGo, onBack }: ArticleToolsProps) {
  const { position, total } = neighbours;
  return (
    <div className={classes['tools']}>
      <PlainButton className={classes['back']} onClick={onBack}>
        <IconChevronLeft size={18} stroke={1.75} />
        <span className={classes['backTo']}>{listTitle}</span>
      </PlainButton>
      <span className={classes['wide']}>
        <Steps neighbours={neighbours} onGo={onGo} />
        {position !== null && (
          <span className={classes['position']}>
            {position.toLocaleString('en')} of {total.toLocaleString('en')}
          </span>
        )}
      </span>
      <PlainButton className={classes['bar']} aria-label="To the top" onClick={scrollArticleToTop} />
      {article && (
        <>
          <span className={classes['wide']}>
            <StarButton article={article} />
            <ReadButton article={article} />
            <FullTextButton control={fullText} />
          </span>
          <ArticleMenu article={article} />
          {article.url !== null && <OriginalLink url={article.url} />}
        </>
      )}
    </div>
  );
}

function Steps({ neighbours: { previous, next }, onGo }: Pick<ArticleToolsProps, 'neighbours' | 'onGo'>) {
  return (
    <>
      <IconButton
        aria-label="Previous article"
        title="Previous article (k)"
        disabled={previous === null}
        onClick={() => previous !== null && onGo(previous)}
      >
        <IconChevronUp size={18} stroke={1.75} />
      </IconButton>
      <IconButton
        aria-label="Next article"
        title="Next article (j)"
        disabled={next === null}
        onClick={() => next !== null && onGo(next)}
      >
        <IconChevronDown size={18} stroke={1.75} />
      </IconButton>
    </>
  );
}

function OriginalLink({ url }: { url: string }) {
  return (
    <a href={url} target="_blank" rel="noopener noreferrer" className={classes['original']}>
      Open original
      <IconExternalLink size={16} stroke={1.75} />
    </a>
  );
}
