import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Article } from '#shared/article.ts';
import classes from './judgement-line.module.css';
import { useUnblock } from './use-unblock.ts';

/** Which category keeps an article out of the lists, and the way to change that. */
export function BlockedLine({ article }: { article: Article }) {
  const { blocking, unblock } = useUnblock(article);
  if (!blocking) return null;
  return (
    <div className={classes['more']}>
      <span>
        Blocked by{' '}
        <Link to="/settings/categories" dir="auto">
          {blocking.name}
        </Link>
        , which keeps its articles out of your lists.
      </span>
      <Button className={classes['button'] ?? ''} variant="default" size="xs" onClick={unblock}>
        Unblock {blocking.name}
      </Button>
    </div>
  );
}
