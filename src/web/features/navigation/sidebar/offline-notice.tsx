import { IconWifiOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { healthQuery } from '#web/api/health.ts';
import classes from './offline-notice.module.css';

/** Says once, for all feeds, that none of them can be reached from the server's side. */
export function OfflineNotice() {
  const { data: health } = useQuery(healthQuery());
  const offline = health?.reasons.includes('offline') ?? false;
  return (
    <div role="status">
      {offline && (
        <p className={classes['notice']}>
          <IconWifiOff size={18} stroke={1.75} aria-hidden="true" />
          No network: feeds wait and go on by themselves
        </p>
      )}
    </div>
  );
}
