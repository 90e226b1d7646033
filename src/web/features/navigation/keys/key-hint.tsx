import { Kbd } from '@mantine/core';
import classes from './key-hint.module.css';
import { sequencesFrom } from './key-press.ts';
import { keyTable } from './keys.ts';

/** What can come after the first key of a sequence, for as long as it waits. */
export function KeyHint({ begun }: { begun: string | null }) {
  return (
    <div role="status" className={classes['place']}>
      {begun !== null && (
        <dl className={classes['hint']}>
          {sequencesFrom(begun, keyTable).map(({ keys: [key = ''], does }) => (
            <div key={key} className={classes['choice']}>
              <dt>
                <Kbd>{key.split(' ').at(-1)}</Kbd>
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}
