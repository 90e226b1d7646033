import { Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Statistics } from '#shared/statistics.ts';
import { errorText } from '#web/api/api-error.ts';
import { type StatisticsRange, statisticsQuery } from '#web/api/statistics.ts';
import panels from '#web/theme/panels.module.css';
import { AgreementPanel } from './agreement-panel.tsx';
import charts from './charts.module.css';
import { DaysPanel } from './days-panel.tsx';
import { FeedsPanel } from './feeds-panel.tsx';
import { JudgingPanel } from './judging-panel.tsx';
import { spansOf } from './points.ts';
import { ScoresPanel } from './scores-panel.tsx';

/** All panels of Settings → Statistics, in whichever state they are. */
export function StatisticsPanels({ range }: { range: StatisticsRange }) {
  const { data, error, isPlaceholderData, refetch } = useQuery(statisticsQuery(range));
  if (error) return <LoadFailed error={error} onRetry={() => void refetch()} />;
  if (!data) return <StatisticsSkeleton />;
  return (
    <div aria-busy={isPlaceholderData}>
      <Panels statistics={data} />
    </div>
  );
}

function Panels({ statistics }: { statistics: Statistics }) {
  const { per_day: days, scores, feeds, never_read: neverRead, models, estimates, votes } = statistics;
  const spans = useMemo(() => spansOf(days), [days]);
  return (
    <>
      <DaysPanel days={days} spans={spans} />
      <ScoresPanel scores={scores} />
      <FeedsPanel feeds={feeds} neverRead={neverRead} />
      <JudgingPanel models={models} days={days} spans={spans} />
      <AgreementPanel estimates={estimates} votes={votes} />
    </>
  );
}

function LoadFailed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  return (
    <section className={panels['panel']} role="alert">
      <h2 className={panels['panelTitle']}>The statistics could not be loaded</h2>
      <p className={panels['text']}>{errorText(error)}</p>
      <Button mt="md" variant="default" onClick={onRetry}>
        Try again
      </Button>
    </section>
  );
}

/** The first panels at the height of those that are coming. */
function StatisticsSkeleton() {
  return (
    <div aria-busy="true" role="status" aria-label="Loading the statistics">
      <div className={panels['panel']}>
        <Skeleton height={16} width={72} mt={4} mb={16} />
        <div className={charts['row']}>
          {[0, 1, 2].map((index) => (
            <div key={index}>
              <Skeleton height={12} width={56} my={3} />
              <Skeleton height={22} width={130} mt={5} mb={13} />
              <Skeleton height={132} />
            </div>
          ))}
        </div>
      </div>
      <div className={panels['panel']}>
        <Skeleton height={16} width={56} mt={4} mb={16} />
        <Skeleton height={14} width={420} maw="100%" my={3} />
        <Skeleton height={180} mt={16} />
      </div>
    </div>
  );
}
