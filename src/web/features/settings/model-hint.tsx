import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { ModelOption } from './model-options.ts';
import shared from './settings.module.css';

/** A small model that every Ollama version can run; only an example of what to type. */
const EXAMPLE_MODEL = 'llama3.2:3b';

type ModelHintProps = { chosen: ModelOption | undefined; anyOffered: boolean };

/** What is wrong with the chosen model, or that there is none to choose, and the next step. */
export function ModelHint({ chosen, anyOffered }: ModelHintProps) {
  if (chosen?.mark === 'missing') {
    return (
      <Warning>
        {chosen.name} is no longer installed, so nothing is judged.{' '}
        {anyOffered ? 'Choose another model, or pull' : 'Pull'} it again with{' '}
        <Code>ollama pull {chosen.name}</Code>
      </Warning>
    );
  }
  if (chosen?.mark === 'cannot_judge') {
    return (
      <Warning>{chosen.name} is installed, but it cannot answer questions. Choose another model.</Warning>
    );
  }
  if (anyOffered) return null;
  return (
    <Warning>
      No model that can judge is installed. Pull one on the machine where Ollama runs, for instance with{' '}
      <Code>ollama pull {EXAMPLE_MODEL}</Code> (2.0 GB). It then appears here by itself.
    </Warning>
  );
}

export function Warning({ children }: { children: ReactNode }) {
  return (
    <p className={shared['note']} data-tone="warn">
      <IconAlertTriangle size={16} stroke={1.75} aria-hidden />
      <span>{children}</span>
    </p>
  );
}

export function Code({ children }: { children: ReactNode }) {
  return <code className={shared['code']}>{children}</code>;
}
