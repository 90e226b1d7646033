import { Button } from '@mantine/core';
import classes from './missing-feeds.module.css';

/** Stands in place of the feeds when they could not be loaded. */
export function MissingFeeds({ onRetry }: { onRetry: () => void }) {
  return (
    <div className={classes['failed']} role="alert">
      Your feeds could not be loaded.
      <Button size="xs" variant="default" onClick={onRetry}>
        Try again
      </Button>
    </div>
  );
}
