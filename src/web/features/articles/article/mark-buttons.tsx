import { IconMail, IconMailOpened, IconStar, IconStarFilled } from '@tabler/icons-react';
import type { ArticleRow } from '#shared/article.ts';
import { useMarkArticle } from '#web/features/articles/marks/use-marks.ts';
import { IconButton } from '#web/theme/plain-buttons.tsx';
import classes from './article-pane.module.css';

export function StarButton({ article }: { article: ArticleRow }) {
  const mark = useMarkArticle();
  return (
    <IconButton
      className={article.starred ? classes['starred'] : undefined}
      aria-label="Star"
      aria-pressed={article.starred}
      title={article.starred ? 'Remove star (s)' : 'Star (s)'}
      onClick={() => mark({ row: article, marks: { starred: !article.starred } })}
    >
      {article.starred ? <IconStarFilled size={18} /> : <IconStar size={18} stroke={1.75} />}
    </IconButton>
  );
}

export function ReadButton({ article }: { article: ArticleRow }) {
  const mark = useMarkArticle();
  const label = article.read ? 'Mark unread' : 'Mark read';
  return (
    <IconButton
      aria-label={label}
      title={`${label} (m)`}
      onClick={() => mark({ row: article, marks: { read: !article.read } })}
    >
      {article.read ? <IconMail size={18} stroke={1.75} /> : <IconMailOpened size={18} stroke={1.75} />}
    </IconButton>
  );
}
