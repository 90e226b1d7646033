import { LoadFailed } from '#web/features/settings/load-failed.tsx';
import { SettingsLayout } from '#web/features/settings/settings-layout.tsx';
import { StatusPanels } from '#web/features/status/status-panels.tsx';

/** `/settings/status` */
export function SettingsStatusPage() {
  return (
    <SettingsLayout title="Status">
      <StatusPanels Failed={LoadFailed} />
    </SettingsLayout>
  );
}
