import { VisuallyHidden } from '@mantine/core';
import type { Pull } from '#shared/pull.ts';
import { speakOf } from './pull-words.ts';

/** Reads aloud how pulls go, a sentence for every quarter of the way. */
export function PullAnnouncer({ pulls }: { pulls: Pull[] }) {
  return (
    <VisuallyHidden role="log" aria-label="Pulls" aria-live="polite" aria-relevant="additions text">
      {pulls.map((pull) => (
        <p key={pull.id}>{speakOf(pull)}</p>
      ))}
    </VisuallyHidden>
  );
}
