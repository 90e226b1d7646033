import { Button, Group, Modal } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import shared from '#web/theme/panels.module.css';

type UnsavedChangesPromptProps = { dirty: boolean };

/** Asks before an unsaved edit is left: in a dialog of ours inside the page, in the browser's when it closes. */
export function UnsavedChangesPrompt({ dirty }: UnsavedChangesPromptProps) {
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => dirty && current.pathname !== next.pathname,
    enableBeforeUnload: () => dirty,
    withResolver: true,
  });
  return (
    <Modal
      opened={blocker.status === 'blocked'}
      onClose={() => blocker.reset?.()}
      title="Leave without saving?"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <p className={shared['text']}>What you changed on this page is not saved yet.</p>
      <Group justify="flex-end" gap="sm" mt="lg">
        <Button variant="default" onClick={() => blocker.proceed?.()}>
          Discard and leave
        </Button>
        <Button data-autofocus onClick={() => blocker.reset?.()}>
          Keep editing
        </Button>
      </Group>
    </Modal>
  );
}
