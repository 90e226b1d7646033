import { Button, type ButtonProps } from '@mantine/core';
import type { ComponentProps } from 'react';

type DimmableButtonProps = ButtonProps &
  Omit<ComponentProps<'button'>, keyof ButtonProps> & {
    /** True while it cannot be pressed. */
    dimmed: boolean;
  };

/** A button that keeps the focus while it cannot be pressed: one that is disabled lets it fall to nowhere. */
export function DimmableButton({ dimmed, onClick, ...rest }: DimmableButtonProps) {
  return (
    <Button
      {...rest}
      data-disabled={dimmed}
      aria-disabled={dimmed}
      onClick={dimmed ? (event) => event.preventDefault() : onClick}
    />
  );
}
