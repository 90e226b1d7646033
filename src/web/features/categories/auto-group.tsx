import { Button } from '@mantine/core';
import { IconSparkles } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { useAutoGroup } from './use-auto-group.ts';

const AutoGroupDialog = lazy(async () => ({
  default: (await import('./auto-group-dialog.tsx')).AutoGroupDialog,
}));

/** The button that has the model put categories into groups, and the preview of what it suggests. */
export function AutoGroup() {
  const { suggestion, asking, ask, dismiss } = useAutoGroup();
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconSparkles size={18} stroke={1.75} aria-hidden />}
        loading={asking}
        title="The model suggests which categories belong under which"
        onClick={ask}
      >
        Auto-group…
      </Button>
      {suggestion && (
        <Suspense>
          <AutoGroupDialog suggestion={suggestion} onClosed={dismiss} />
        </Suspense>
      )}
    </>
  );
}

/** Says that the model is at it, for as long as it is. */
export function AutoGroupNote({ className }: { className: string | undefined }) {
  const { asking } = useAutoGroup();
  return (
    <p className={className} role="status">
      {asking &&
        'The model is looking for groups. That may take a minute or two; you can leave this page meanwhile.'}
    </p>
  );
}
