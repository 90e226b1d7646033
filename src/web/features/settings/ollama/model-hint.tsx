import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import panels from '#web/theme/panels.module.css';
import type { ModelOption } from './model-options.ts';

type ModelHintProps = { chosen: ModelOption | undefined; anyOffered: boolean };

/** What is wrong with the chosen model, or that there is none to choose, and the next step. */
export function ModelHint({ chosen, anyOffered }: ModelHintProps) {
  if (chosen?.mark === 'missing') {
    return (
      <Warning>
        {chosen.name} is no longer installed, so nothing is judged.{' '}
        {anyOffered ? 'Choose another model, or pull' : 'Pull'} it again in the library below.
      </Warning>
    );
  }
  if (chosen?.mark === 'cannot_judge') {
    return (
      <Warning>{chosen.name} is installed, but it cannot answer questions. Choose another model.</Warning>
    );
  }
  if (chosen?.tooSmall) {
    return <Warning>{chosen.name} is so small that it ranks articles no better than chance.</Warning>;
  }
  if (anyOffered) return null;
  return <Warning>No model that can judge is installed. Pull one from the library below.</Warning>;
}

export function Warning({ children }: { children: ReactNode }) {
  return (
    <p className={panels['note']} data-tone="warn">
      <IconAlertTriangle size={16} stroke={1.75} aria-hidden />
      <span>{children}</span>
    </p>
  );
}
