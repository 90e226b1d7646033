import { ReEvaluateLine } from '#web/features/models/re-evaluate-line.tsx';
import { AppearancePanel } from '#web/features/navigation/appearance-panel.tsx';
import { JudgingSettings } from '#web/features/settings/judging-settings.tsx';
import { SettingsLayout } from '#web/features/settings/settings-layout.tsx';
import { StorageSettings } from '#web/features/settings/storage-settings.tsx';

/** `/settings/general` */
export function SettingsGeneralPage() {
  return (
    <SettingsLayout title="General">
      <JudgingSettings reEvaluation={<ReEvaluateLine />} />
      <StorageSettings />
      <AppearancePanel />
    </SettingsLayout>
  );
}
