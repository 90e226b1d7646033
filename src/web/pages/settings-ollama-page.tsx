import { ModelLibrary } from '#web/features/models/model-library.tsx';
import { ModelLibrarySkeleton } from '#web/features/models/model-library-skeleton.tsx';
import { OllamaAddress } from '#web/features/models/ollama-address.tsx';
import { PromptsPanel } from '#web/features/models/prompts-panel.tsx';
import { PullsMeanwhile } from '#web/features/models/pulls-meanwhile.tsx';
import { ReEvaluateLine } from '#web/features/models/re-evaluate-line.tsx';
import { OllamaSection } from '#web/features/settings/ollama/ollama-section.tsx';

/** `/settings/ollama` */
export function SettingsOllamaPage() {
  return (
    <OllamaSection
      reEvaluation={<ReEvaluateLine />}
      address={<OllamaAddress />}
      library={<ModelLibrary />}
      librarySkeleton={<ModelLibrarySkeleton />}
      pullsMeanwhile={<PullsMeanwhile />}
      prompts={<PromptsPanel />}
    />
  );
}
