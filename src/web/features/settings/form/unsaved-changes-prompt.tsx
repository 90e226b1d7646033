import { Button, Group, Modal } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { createContext, type ReactNode, use, useCallback, useEffect, useId, useState } from 'react';
import shared from '#web/theme/panels.module.css';

type Report = (form: string, dirty: boolean) => void;

const Guard = createContext<Report>(() => undefined);

type UnsavedChangesGuardProps = {
  /** What is written outlives a reload: then the browser need not ask. */
  kept?: boolean;
  children: ReactNode;
};

/** Stands around the forms of a page, and asks once before any of them is left with an unsaved edit. */
export function UnsavedChangesGuard({ kept = false, children }: UnsavedChangesGuardProps) {
  const [dirtyForms, setDirtyForms] = useState<ReadonlySet<string>>(new Set());
  const report = useCallback<Report>((form, dirty) => {
    setDirtyForms((before) => {
      if (before.has(form) === dirty) return before;
      const after = new Set(before);
      if (dirty) after.add(form);
      else after.delete(form);
      return after;
    });
  }, []);
  return (
    <Guard value={report}>
      {children}
      <Prompt forms={dirtyForms.size} kept={kept} />
    </Guard>
  );
}

type UnsavedChangesPromptProps = { dirty: boolean };

/** Has the guard of the page ask before the edit of this form is lost. */
export function UnsavedChangesPrompt({ dirty }: UnsavedChangesPromptProps) {
  const report = use(Guard);
  const form = useId();
  useEffect(() => {
    report(form, dirty);
    return () => report(form, false);
  }, [report, form, dirty]);
  return null;
}

/** Asks in a dialog of ours inside the page, in the browser's when that closes. */
function Prompt({ forms, kept }: { forms: number; kept: boolean }) {
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => forms > 0 && current.pathname !== next.pathname,
    enableBeforeUnload: () => forms > 0 && !kept,
    withResolver: true,
  });
  return (
    <Modal
      opened={blocker.status === 'blocked'}
      onClose={() => blocker.reset?.()}
      title="Leave without saving?"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <p className={shared['text']}>
        {forms > 1
          ? 'What you changed in several sections of this page is not saved yet.'
          : 'What you changed on this page is not saved yet.'}
      </p>
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
