import { VoteList } from '#web/features/feedback/vote-list.tsx';
import { SettingsLayout } from '#web/features/settings/layout/settings-layout.tsx';

/** `/settings/interests/votes` */
export function SettingsVotesPage() {
  return (
    <SettingsLayout
      title="Votes"
      lede="Estimates learn from these. They are kept when their articles go; what you take back is forgotten at once."
    >
      <VoteList />
    </SettingsLayout>
  );
}
