import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { readerSettingsQuery } from '#web/api/settings.ts';
import classes from '#web/features/settings/form/fields.module.css';
import { LoadFailed } from '#web/features/settings/form/load-failed.tsx';
import shared from '#web/theme/panels.module.css';
import { JudgingForm } from './judging-form.tsx';

/** How and when articles are judged. `reEvaluation` follows the form: what judging again would cost. */
export function JudgingSettings({ reEvaluation }: { reEvaluation: ReactNode }) {
  const query = useQuery(readerSettingsQuery());
  if (query.data) {
    return (
      <section className={shared['panel']} id="judging" aria-labelledby="judging-title">
        <JudgingForm saved={query.data} />
        {reEvaluation}
      </section>
    );
  }
  if (query.isError)
    return (
      <LoadFailed what="The settings for judging" error={query.error} onRetry={() => void query.refetch()} />
    );
  return <JudgingSkeleton />;
}

function JudgingSkeleton() {
  return (
    <section className={shared['panel']} id="judging" aria-busy="true" aria-label="Loading your settings">
      <h2 className={shared['panelTitle']}>Judging</h2>
      <div className={classes['fields']}>
        <Skeleton height={84} maw={397} />
        <Skeleton height={200} maw={560} />
        <Skeleton height={84} maw={397} />
        <Skeleton height={84} maw={397} />
        <Skeleton height={20} width={130} />
      </div>
      <Skeleton height={36} width={64} mt={24} />
    </section>
  );
}
