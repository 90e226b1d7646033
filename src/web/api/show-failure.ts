import { describeError } from '#web/api/api-error.ts';

/** Says in a toast what failed and what to do. Wired to every mutation in main.tsx. */
export async function showFailure(error: unknown): Promise<void> {
  const { message, hint } = describeError(error);
  const { notifications } = await import('@mantine/notifications');
  notifications.show({
    // The same failure again replaces its toast instead of piling up.
    id: message,
    title: message,
    message: hint ?? '',
    color: 'var(--w-danger)',
    autoClose: 8_000,
  });
}
