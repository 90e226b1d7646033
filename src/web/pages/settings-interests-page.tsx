import { InterestsForm } from '#web/features/settings/interests-form.tsx';
import { SettingsLayout } from '#web/features/settings/settings-layout.tsx';

/** `/settings/interests` */
export function SettingsInterestsPage() {
  return (
    <SettingsLayout
      title="Interests"
      lede="The model reads these lines before it scores an article. Plain words work best; the more exact, the better."
    >
      <InterestsForm />
    </SettingsLayout>
  );
}
