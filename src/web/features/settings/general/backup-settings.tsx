import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { readerSettingsQuery } from '#web/api/settings.ts';
import { LoadFailed } from '#web/features/settings/form/load-failed.tsx';
import shared from '#web/theme/panels.module.css';
import { BackupForm } from './backup-form.tsx';
import { BackupList } from './backup-list.tsx';

/** How often backups are made, which there are, and everything in one file. */
export function BackupSettings() {
  const { data: saved, isError, error, refetch } = useQuery(readerSettingsQuery());
  if (isError && !saved)
    return <LoadFailed what="The plan for backups" error={error} onRetry={() => void refetch()} />;
  return (
    <section className={shared['panel']} id="backup" aria-labelledby="backup-title" aria-busy={!saved}>
      <h2 className={shared['panelTitle']} id="backup-title">
        Backup and export
      </h2>
      <BackupList />
      {saved ? <BackupForm saved={saved} /> : <Skeleton height={140} maw={397} />}
    </section>
  );
}
