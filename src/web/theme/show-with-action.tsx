import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';

/** Long enough to read two sentences and to decide. */
const DECIDE_MS = 10_000;

type Toast = { title: string; message: string };
type ToastAction = { label: string; run: () => void };

/** A toast with one thing to do about what it says; without an action an ordinary one. */
export function showWithAction({ title, message }: Toast, action: ToastAction | undefined): void {
  if (!action) return void notifications.show({ title, message, color: 'var(--w-hi)' });
  const act = () => {
    notifications.hide(id);
    action.run();
  };
  const id = notifications.show({
    title,
    message: (
      <>
        {message}
        <Button variant="default" size="xs" display="block" mt={8} onClick={act}>
          {action.label}
        </Button>
      </>
    ),
    color: 'var(--w-hi)',
    autoClose: DECIDE_MS,
  });
}
