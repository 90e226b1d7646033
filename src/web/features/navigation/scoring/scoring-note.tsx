import { useQuery } from '@tanstack/react-query';
import { judgingStatusQuery } from '#web/api/judging.ts';
import { JudgingNotice } from './judging-notice.tsx';
import classes from './scoring-note.module.css';

/** Under the title of Scoring: what the old scores in it mean, and why nothing is judged where that is so. */
export function ScoringNote() {
  const { data: status } = useQuery(judgingStatusQuery());
  const again = status?.waiting_again ?? 0;
  return (
    <>
      {again > 0 && (
        <p className={classes['note']}>
          {again === status?.waiting ? 'All' : again.toLocaleString('en')} of them are judged again. Old
          scores stay until the new ones are there.
        </p>
      )}
      <JudgingNotice />
    </>
  );
}
