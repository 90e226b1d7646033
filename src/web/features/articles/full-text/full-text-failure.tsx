import { Button } from '@mantine/core';
import { useRef } from 'react';
import type { Article } from '#shared/article.ts';
import classes from './full-text.module.css';
import { useFocusToText } from './use-focus-to-text.ts';
import type { FullTextControl } from './use-full-text.ts';

/** Why the whole article is not there, in one calm line. */
export function FullTextFailure({ article, fullText }: { article: Article; fullText: FullTextControl }) {
  const line = useRef<HTMLDivElement>(null);
  useFocusToText(line);
  return (
    <div ref={line} className={classes['failure']}>
      <span role="alert">No full text: {article.full_text.failure}</span>
      {fullText.isOffered && (
        <Button
          className={classes['again'] ?? ''}
          variant="default"
          size="xs"
          aria-busy={fullText.isBusy}
          onClick={fullText.press}
        >
          {fullText.isBusy ? 'Fetching…' : 'Try again'}
        </Button>
      )}
    </div>
  );
}
