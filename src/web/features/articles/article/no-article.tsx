import { Button } from '@mantine/core';
import { IconArticle } from '@tabler/icons-react';
import classes from '#web/features/articles/list/list-states.module.css';
import { Message } from '#web/features/articles/list/list-states.tsx';

type NoArticleProps = {
  /** The first of the list; null while it is empty. */
  first: number | null;
  onGo: (articleId: number) => void;
};

/** The article pane before an article is chosen. */
export function NoArticle({ first, onGo }: NoArticleProps) {
  if (first === null) return null;
  return (
    <Message
      icon={<IconArticle size={44} stroke={1.5} />}
      title="Choose an article"
      text={
        <span className={classes['keys']}>
          Press j for the next one and k for the one before; ? shows all keys.
        </span>
      }
      action={
        <Button variant="default" onClick={() => onGo(first)}>
          Read the first one
        </Button>
      }
    />
  );
}
