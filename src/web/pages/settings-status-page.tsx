import { LoadFailed } from '#web/features/settings/form/load-failed.tsx';
import { SettingsLayout } from '#web/features/settings/layout/settings-layout.tsx';
import { StatusPanels } from '#web/features/status/status-panels.tsx';

/** `/settings/status` */
export function SettingsStatusPage() {
  return (
    <SettingsLayout title="Status">
      <StatusPanels Failed={LoadFailed} />
    </SettingsLayout>
  );
}
