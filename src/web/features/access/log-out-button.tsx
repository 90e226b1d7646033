import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { logOut } from '#web/api/access.ts';
import { withBase } from '#web/api/base-path.ts';

/** Logs this browser out; nothing that it has loaded stays. */
export function LogOutButton() {
  const leave = useMutation({
    mutationFn: logOut,
    onSuccess: () => window.location.assign(withBase('/login')),
  });
  return (
    <Button variant="default" loading={leave.isPending || leave.isSuccess} onClick={() => leave.mutate()}>
      Log out
    </Button>
  );
}
