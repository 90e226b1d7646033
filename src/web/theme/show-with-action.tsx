import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';

/** Long enough to read two sentences and to decide. */
const DECIDE_MS = 10_000;

type Toast = {
  title: string;
  message: string;
  id?: string;
  /** The id of one that is no longer true. */
  replaces?: string;
};
type ToastAction = { label: string; run: () => void };

/** A toast with one thing to do about what it says; without an action an ordinary one. */
export function showWithAction({ replaces, ...toast }: Toast, action: ToastAction | undefined): void {
  if (replaces !== undefined) notifications.hide(replaces);
  if (!action) return void notifications.show({ ...toast, color: 'var(--w-hi)' });
  const act = () => {
    notifications.hide(id);
    action.run();
  };
  const id = notifications.show({
    ...toast,
    message: (
      <>
        {toast.message}
        <Button variant="default" size="xs" display="block" mt={8} onClick={act}>
          {action.label}
        </Button>
      </>
    ),
    color: 'var(--w-hi)',
    autoClose: DECIDE_MS,
  });
}
