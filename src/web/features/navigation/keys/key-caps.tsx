import { Kbd } from '@mantine/core';
import classes from './key-caps.module.css';
import { capsOf, isMac } from './key-words.ts';

/** The keys of a binding as one sees them on the keyboard. */
export function KeyCaps({ binding }: { binding: string }) {
  return (
    <span className={classes['caps']}>
      {capsOf(binding, isMac()).map((cap) => (
        <Kbd key={cap}>{cap}</Kbd>
      ))}
    </span>
  );
}
