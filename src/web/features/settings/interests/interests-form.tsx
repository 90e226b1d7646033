import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { interestsQuery } from '#web/api/interests.ts';
import { LoadFailed } from '#web/features/settings/form/load-failed.tsx';
import shared from '#web/theme/panels.module.css';
import { type AroundInterests, InterestsEditor } from './interests-editor.tsx';
import classes from './interests-form.module.css';

/** The panel with both texts and what stands around it; a skeleton of the same size until they are there. */
export function InterestsForm(around: AroundInterests) {
  const query = useQuery(interestsQuery());
  if (query.data) return <InterestsEditor saved={query.data} {...around} />;
  if (query.isError)
    return <LoadFailed what="What you wrote" error={query.error} onRetry={() => void query.refetch()} />;
  return <InterestsSkeleton />;
}

function InterestsSkeleton() {
  return (
    <section className={shared['panel']} aria-busy="true" aria-label="Loading your interests">
      <div className={classes['texts']}>
        <Skeleton height={266} />
        <Skeleton height={266} />
      </div>
      <Skeleton height={36} width={64} mt={20} />
    </section>
  );
}
