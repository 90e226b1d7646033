import { IconMail, IconMailOpened, IconStar, IconStarFilled } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { articleRowQuery } from '#web/api/articles.ts';
import classes from '#web/features/articles/list/article-list.module.css';
import type { SwipeHint as Hint } from './use-row-gestures.ts';

/** Under the row that is being swiped: what letting go does. */
export function SwipeHint({ hint: { id, side, armed, top, height } }: { hint: Hint }) {
  const { data: row } = useQuery(articleRowQuery(id));
  const icon = { size: 22, stroke: 1.75 };
  const read = row?.read
    ? { words: 'Unread', icon: <IconMail {...icon} /> }
    : { words: 'Read', icon: <IconMailOpened {...icon} /> };
  const star = row?.starred
    ? { words: 'Remove star', icon: <IconStar {...icon} /> }
    : { words: 'Star', icon: <IconStarFilled {...icon} /> };
  const shown = side === 'right' ? read : star;
  return (
    <li
      aria-hidden="true"
      className={classes['swipeHint']}
      data-side={side}
      data-armed={armed || undefined}
      style={{ transform: `translateY(${top}px)`, height }}
    >
      {shown.icon}
      {shown.words}
    </li>
  );
}
