import { Button, type ButtonProps } from '@mantine/core';
import type { ComponentProps } from 'react';

type DimmableButtonProps = ButtonProps &
  Omit<ComponentProps<'button'>, keyof ButtonProps> & {
    /** True while it cannot be pressed. */
    dimmed: boolean;
    /** True while what it was pressed for runs: it looks the same, and can be pressed. */
    busy?: boolean;
  };

/** A button that keeps the focus while it cannot be pressed: one that is disabled lets it fall to nowhere. */
export function DimmableButton({ dimmed, busy = false, onClick, ...rest }: DimmableButtonProps) {
  return (
    <Button
      {...rest}
      data-disabled={dimmed || busy}
      aria-busy={busy}
      aria-disabled={dimmed}
      onClick={dimmed ? (event) => event.preventDefault() : onClick}
    />
  );
}
