import { IconInfoCircle } from '@tabler/icons-react';
import type { FittedInterests } from '#shared/settings.ts';
import shared from '#web/theme/panels.module.css';
import { describeLength, type InterestsTexts } from './interests-text.ts';

type InterestsLengthNoteProps = {
  texts: InterestsTexts;
  /** Null while the texts are being edited. */
  saved: Pick<FittedInterests, 'left_out'> | null;
};

/** Says what of the interests is beyond what a model reads. */
export function InterestsLengthNote({ texts, saved }: InterestsLengthNoteProps) {
  const words = describeLength(texts, saved?.left_out ?? null);
  if (words === null) return null;
  return (
    <p className={shared['note']}>
      <IconInfoCircle size={16} stroke={1.75} aria-hidden />
      <span>{words}</span>
    </p>
  );
}
