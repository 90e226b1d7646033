import { useSearch } from '@tanstack/react-router';
import { SettingsLayout } from '#web/features/settings/layout/settings-layout.tsx';
import { RangeTabs } from '#web/features/statistics/range-tabs.tsx';
import { StatisticsPanels } from '#web/features/statistics/statistics-panels.tsx';

/** `/settings/statistics` */
export function SettingsStatisticsPage() {
  const { days } = useSearch({ from: '/settings/statistics' });
  return (
    <SettingsLayout title="Statistics" badge={<RangeTabs />}>
      <StatisticsPanels range={days ?? 30} />
    </SettingsLayout>
  );
}
