import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { readerSettingsQuery } from '#web/api/settings.ts';
import classes from '#web/features/settings/form/fields.module.css';
import { LoadFailed } from '#web/features/settings/form/load-failed.tsx';
import shared from '#web/theme/panels.module.css';
import { StorageForm } from './storage-form.tsx';

/** What is kept and for how long, and where images come from. */
export function StorageSettings() {
  const { data: saved, isError, error, refetch } = useQuery(readerSettingsQuery());
  if (saved) {
    return (
      <section className={shared['panel']} id="storage" aria-labelledby="storage-title">
        <StorageForm saved={saved} />
      </section>
    );
  }
  if (isError)
    return <LoadFailed what="The settings for storage" error={error} onRetry={() => void refetch()} />;
  return (
    <section className={shared['panel']} id="storage" aria-busy="true" aria-label="Loading your settings">
      <h2 className={shared['panelTitle']}>Storage and images</h2>
      <div className={classes['fields']}>
        <Skeleton height={44} maw={397} />
        <Skeleton height={84} maw={397} />
        <Skeleton height={200} maw={560} />
      </div>
      <Skeleton height={36} width={64} mt={24} />
    </section>
  );
}
