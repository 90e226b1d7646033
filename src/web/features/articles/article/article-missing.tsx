import { Button } from '@mantine/core';
import { IconFileOff } from '@tabler/icons-react';
import { ApiError } from '#web/api/api-error.ts';
import { Failed, Message } from '#web/features/articles/list/list-states.tsx';

type ArticleMissingProps = { error: unknown; onRetry: () => void; onBack: () => void };

/** In place of an article that is gone, or that did not come. */
export function ArticleMissing({ error, onRetry, onBack }: ArticleMissingProps) {
  if (!(error instanceof ApiError) || error.code !== 'not_found') {
    return <Failed what="The article" error={error} onRetry={onRetry} />;
  }
  return (
    <Message
      icon={<IconFileOff size={44} stroke={1.5} />}
      title="This article is gone"
      text="Its feed was deleted, or it was never here."
      action={
        <Button variant="default" onClick={onBack}>
          Back to the list
        </Button>
      }
    />
  );
}
