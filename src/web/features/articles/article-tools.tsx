import { ActionIcon, Button } from '@mantine/core';
import { IconChevronDown, IconChevronLeft, IconChevronUp, IconExternalLink } from '@tabler/icons-react';
import type { Article } from '#shared/article.ts';
import classes from './article-pane.module.css';
import { FullTextButton } from './full-text-button.tsx';
import { ReadButton, StarButton } from './mark-buttons.tsx';
import type { Neighbours } from './neighbours.ts';

type ArticleToolsProps = {
  article: Article | undefined;
  neighbours: Neighbours;
  listTitle: string;
  onGo: (articleId: number) => void;
  onBack: () => void;
};

/** The line over an article. On a phone only the way back: the rest stands at the bottom, under the thumb. */
export function ArticleTools({ article, neighbours, listTitle, onGo, onBack }: ArticleToolsProps) {
  const { previous, next, position, total } = neighbours;
  return (
    <div className={classes['tools']}>
      <Button
        className={classes['back'] ?? ''}
        variant="subtle"
        leftSection={<IconChevronLeft size={18} stroke={1.75} />}
        onClick={onBack}
      >
        {listTitle}
      </Button>
      <div className={classes['wideTools']}>
        <ActionIcon
          aria-label="Previous article"
          title="Previous article (k)"
          disabled={previous === null}
          onClick={() => previous !== null && onGo(previous)}
        >
          <IconChevronUp size={18} stroke={1.75} />
        </ActionIcon>
        <ActionIcon
          aria-label="Next article"
          title="Next article (j)"
          disabled={next === null}
          onClick={() => next !== null && onGo(next)}
        >
          <IconChevronDown size={18} stroke={1.75} />
        </ActionIcon>
        {position !== null && (
          <span className={classes['position']}>
            {position.toLocaleString('en')} of {total.toLocaleString('en')}
          </span>
        )}
        <span className={classes['space']} />
        {article && (
          <>
            <StarButton article={article} />
            <ReadButton article={article} />
            <FullTextButton article={article} />
          </>
        )}
        {article && article.url !== null && (
          <Button
            component="a"
            href={article.url}
            target="_blank"
            rel="noopener noreferrer"
            variant="default"
            size="xs"
            className={classes['original'] ?? ''}
            rightSection={<IconExternalLink size={16} stroke={1.75} />}
          >
            Open original
          </Button>
        )}
      </div>
    </div>
  );
}
