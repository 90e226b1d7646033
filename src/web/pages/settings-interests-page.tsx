import { InterestsPreview } from '#web/features/articles/judgement/interests-preview.tsx';
import { SuggestionsPanel } from '#web/features/feedback/suggestions-panel.tsx';
import { VotesLink } from '#web/features/feedback/votes-link.tsx';
import { ReEvaluateLine } from '#web/features/models/re-evaluate-line.tsx';
import { InterestsForm } from '#web/features/settings/interests/interests-form.tsx';
import { SettingsLayout } from '#web/features/settings/layout/settings-layout.tsx';

/** `/settings/interests` */
export function SettingsInterestsPage() {
  return (
    <SettingsLayout
      title="Interests"
      lede="Estimates go by these lines at once, and the model reads them before it scores an article. Plain words work best; the more exact, the better."
    >
      <InterestsForm
        suggestions={({ dirty }) => (
          <SuggestionsPanel
            kind="interests"
            obstacle={dirty ? 'Save or discard your own changes first.' : null}
          />
        )}
        reEvaluation={<ReEvaluateLine />}
        preview={(texts) => <InterestsPreview texts={texts} />}
      />
      <VotesLink />
    </SettingsLayout>
  );
}
