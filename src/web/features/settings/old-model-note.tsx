import { IconInfoCircle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { judgingStatusQuery } from '#web/api/judging.ts';
import shared from '#web/theme/panels.module.css';

type OldModelNoteProps = {
  dirty: boolean;
  /** The article that was being judged when another model was saved; null if none was. */
  savedDuring: number | null;
};

/** Says what a change of model means for the running call, and only while there is one. */
export function OldModelNote({ dirty, savedDuring }: OldModelNoteProps) {
  const { data: status } = useQuery(judgingStatusQuery());
  const current = status?.current_article_id ?? null;
  if (current === null || !(dirty || current === savedDuring)) return null;
  return (
    <p className={`${shared['note']} ${shared['actionsNote']}`}>
      <IconInfoCircle size={16} stroke={1.75} aria-hidden />
      The article being judged now finishes with the old model; the next one uses the new.
    </p>
  );
}
