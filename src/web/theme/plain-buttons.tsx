import type { ComponentProps } from 'react';
import classes from './plain-buttons.module.css';

/**
 * A button without any look of its own. Like `UnstyledButton` of Mantine, which costs ten times as much to draw:
 * for rows, and for what stands around an article, which are drawn anew at every press of a key.
 */
export function PlainButton({ className = '', ...rest }: ComponentProps<'button'>) {
  return <button type="button" className={`${classes['plain']} ${className}`} {...rest} />;
}

/** The same with an icon alone in it: as `ActionIcon` looks everywhere else. */
export function IconButton({ className = '', ...rest }: ComponentProps<'button'>) {
  return <PlainButton className={`${classes['icon']} ${className}`} {...rest} />;
}
