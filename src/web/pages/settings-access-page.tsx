import { AccessPanels } from '#web/features/access/access-panels.tsx';
import { SettingsLayout } from '#web/features/settings/layout/settings-layout.tsx';

/** `/settings/access` */
export function SettingsAccessPage() {
  return (
    <SettingsLayout title="Access">
      <AccessPanels />
    </SettingsLayout>
  );
}
