import { IconInfoCircle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { judgingStatusQuery } from '#web/api/judging.ts';
import shared from '#web/theme/panels.module.css';

type OldModelNoteProps = {
  dirty: boolean;
  /** The article that was being judged when another model was saved; null if none was. */
  savedDuring: number | null;
};

/**
 * Says what a change of model means for the running call, and only while there is one. Between two calls,
 * and after the last, its place stays: where it has a line of its own, nothing below may jump.
 */
export function OldModelNote({ dirty, savedDuring }: OldModelNoteProps) {
  const { data: status } = useQuery(judgingStatusQuery());
  const [hadWords, setHadWords] = useState(false);
  const current = status?.current_article_id ?? null;
  const hasWords = current !== null && (dirty || current === savedDuring);
  if (hasWords && !hadWords) setHadWords(true);
  const place = `${shared['note']} ${shared['actionsNote']}`;
  if (!hasWords) return hadWords ? <p className={place} /> : null;
  return (
    <p className={place}>
      <IconInfoCircle size={16} stroke={1.75} aria-hidden />
      The article being judged now finishes with the old model; the next one uses the new.
    </p>
  );
}
