import { ReEvaluateLine } from '#web/features/models/re-evaluate-line.tsx';
import { AppearancePanel } from '#web/features/navigation/frame/appearance-panel.tsx';
import { BackupSettings } from '#web/features/settings/general/backup-settings.tsx';
import { JudgingSettings } from '#web/features/settings/general/judging-settings.tsx';
import { ReadingSettings } from '#web/features/settings/general/reading-settings.tsx';
import { StorageSettings } from '#web/features/settings/general/storage-settings.tsx';
import { SettingsLayout } from '#web/features/settings/layout/settings-layout.tsx';
import { AgainPanel } from '#web/features/welcome/again-panel.tsx';

/** `/settings/general` */
export function SettingsGeneralPage() {
  return (
    <SettingsLayout title="General">
      <ReadingSettings />
      <JudgingSettings reEvaluation={<ReEvaluateLine />} />
      <StorageSettings />
      <BackupSettings />
      <AppearancePanel />
      <AgainPanel />
    </SettingsLayout>
  );
}
