import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { readerSettingsQuery } from '#web/api/settings.ts';
import classes from '#web/features/settings/form/fields.module.css';
import { LoadFailed } from '#web/features/settings/form/load-failed.tsx';
import shared from '#web/theme/panels.module.css';
import { ReadingForm } from './reading-form.tsx';

/** How lists look and are sorted, and when an article counts as read. */
export function ReadingSettings() {
  const { data: saved, isError, error, refetch } = useQuery(readerSettingsQuery());
  if (saved) {
    return (
      <section className={shared['panel']} id="reading" aria-labelledby="reading-title">
        <ReadingForm saved={saved} />
      </section>
    );
  }
  if (isError)
    return <LoadFailed what="The settings for reading" error={error} onRetry={() => void refetch()} />;
  return (
    <section className={shared['panel']} id="reading" aria-busy="true" aria-label="Loading your settings">
      <h2 className={shared['panelTitle']}>Reading</h2>
      <div className={classes['fields']}>
        <Skeleton height={110} maw={420} />
        <Skeleton height={200} maw={420} />
        <Skeleton height={84} maw={397} />
        <Skeleton height={110} maw={420} />
        <Skeleton height={180} maw={420} />
      </div>
      <Skeleton height={36} width={64} mt={24} />
    </section>
  );
}
