import { ActionIcon, Loader } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import type { Article } from '#shared/article.ts';
import classes from './article-pane.module.css';
import { fullTextHint } from './full-text-words.ts';
import { useFullText } from './use-full-text.ts';

/** Fetches the whole article; then pressed while it stands there, and the way back to the feed's text. */
export function FullTextButton({ article }: { article: Article }) {
  const control = useFullText(article);
  if (!control.isOffered) return null;
  const isWhole = control.shown === 'whole';
  return (
    <ActionIcon
      className={isWhole ? classes['starred'] : undefined}
      aria-label="Full text"
      aria-pressed={isWhole}
      aria-busy={control.isBusy}
      title={fullTextHint(control)}
      onClick={control.press}
    >
      {control.isBusy ? <Loader size={16} /> : <IconFileText size={18} stroke={1.75} />}
    </ActionIcon>
  );
}
