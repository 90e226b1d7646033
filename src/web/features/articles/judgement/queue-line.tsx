import { useQuery } from '@tanstack/react-query';
import type { ArticleRow } from '#shared/article.ts';
import { judgingStatusQuery } from '#web/api/judging.ts';
import classes from '#web/features/articles/row/row-text.module.css';
import { queuePlaceWords } from './queue-words.ts';

/** In Scoring, the last line of a row: how far its turn is. */
export function QueueLine({ row }: { row: ArticleRow }) {
  const { data: place = 'waiting' } = useQuery({
    ...judgingStatusQuery(),
    select: ({ current_article_id: current, next_article_id: next }) =>
      current === row.id ? 'judging' : next === row.id ? 'next' : 'waiting',
  });
  const now = place === 'judging' || row.state === 'judging';
  return (
    <p className={classes['why']} data-now={now || undefined}>
      {queuePlaceWords(row, now ? 'judging' : place)}
    </p>
  );
}
