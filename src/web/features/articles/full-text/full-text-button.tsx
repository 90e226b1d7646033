import { Loader } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import classes from '#web/features/articles/article/article-pane.module.css';
import { IconButton } from '#web/theme/plain-buttons.tsx';
import { fullTextHint } from './full-text-words.ts';
import type { FullTextControl } from './use-full-text.ts';

/** Fetches the whole article; then pressed while it stands there, and the way back to the feed's text. */
export function FullTextButton({ control }: { control: FullTextControl }) {
  if (!control.isOffered) return null;
  const isWhole = control.shown === 'whole';
  return (
    <IconButton
      className={isWhole ? classes['starred'] : undefined}
      aria-label="Full text"
      aria-pressed={isWhole}
      aria-busy={control.isBusy}
      title={fullTextHint(control)}
      onClick={control.press}
    >
      {control.isBusy ? <Loader size={16} /> : <IconFileText size={18} stroke={1.75} />}
    </IconButton>
  );
}
