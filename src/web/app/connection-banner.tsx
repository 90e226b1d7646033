import { IconPlugConnectedX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { connectionQuery } from '#web/api/connection.ts';
import classes from './app-frame.module.css';

/** Says that our own server is away. What is on the page can still be read. */
export function ConnectionBanner() {
  const { data: connection } = useQuery(connectionQuery());
  return (
    <div role="status">
      {connection === 'lost' && (
        <div className={classes['banner']}>
          <IconPlugConnectedX size={16} stroke={1.75} aria-hidden="true" />
          Winnow’s server does not answer; trying again
        </div>
      )}
    </div>
  );
}
