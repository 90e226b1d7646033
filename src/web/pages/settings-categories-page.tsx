import { CategorySettings } from '#web/features/categories/category-settings.tsx';
import { SuggestionsPanel } from '#web/features/feedback/suggestions-panel.tsx';
import { SettingsLayout } from '#web/features/settings/layout/settings-layout.tsx';

/** `/settings/categories` */
export function SettingsCategoriesPage() {
  return (
    <SettingsLayout
      title="Categories"
      lede="The model says which of these an article is about. Their weights raise or lower its score at once; nothing is judged again for that."
    >
      <SuggestionsPanel kind="weights" />
      <CategorySettings />
    </SettingsLayout>
  );
}
