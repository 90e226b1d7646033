import { ActionIcon } from '@mantine/core';
import { IconMail, IconMailOpened, IconStar, IconStarFilled } from '@tabler/icons-react';
import type { ArticleRow } from '#shared/article.ts';
import classes from './article-pane.module.css';
import { useMarkArticle } from './use-marks.ts';

export function StarButton({ article }: { article: ArticleRow }) {
  const mark = useMarkArticle();
  return (
    <ActionIcon
      className={article.starred ? classes['starred'] : undefined}
      aria-label="Star"
      aria-pressed={article.starred}
      title={article.starred ? 'Remove star (s)' : 'Star (s)'}
      onClick={() => mark.mutate({ row: article, marks: { starred: !article.starred } })}
    >
      {article.starred ? <IconStarFilled size={18} /> : <IconStar size={18} stroke={1.75} />}
    </ActionIcon>
  );
}

export function ReadButton({ article }: { article: ArticleRow }) {
  const mark = useMarkArticle();
  const label = article.read ? 'Mark unread' : 'Mark read';
  return (
    <ActionIcon
      aria-label={label}
      title={`${label} (m)`}
      onClick={() => mark.mutate({ row: article, marks: { read: !article.read } })}
    >
      {article.read ? <IconMail size={18} stroke={1.75} /> : <IconMailOpened size={18} stroke={1.75} />}
    </ActionIcon>
  );
}
