import { ReEvaluateLine } from '#web/features/models/re-evaluate-line.tsx';
import { AppearancePanel } from '#web/features/navigation/appearance-panel.tsx';
import { BackupSettings } from '#web/features/settings/backup-settings.tsx';
import { JudgingSettings } from '#web/features/settings/judging-settings.tsx';
import { ReadingSettings } from '#web/features/settings/reading-settings.tsx';
import { SettingsLayout } from '#web/features/settings/settings-layout.tsx';
import { StorageSettings } from '#web/features/settings/storage-settings.tsx';
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
