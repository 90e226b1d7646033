import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { InstalledModel } from '#shared/ollama.ts';
import type { OllamaConfig } from '#shared/settings.ts';
import { judgingStatusQuery } from '#web/api/judging.ts';
import { OvertakenNote } from '#web/features/settings/form/overtaken-note.tsx';
import { SaveButtons } from '#web/features/settings/form/save-buttons.tsx';
import { UnsavedChangesPrompt } from '#web/features/settings/form/unsaved-changes-prompt.tsx';
import { useDraft } from '#web/features/settings/form/use-draft.ts';
import { useSubmit } from '#web/features/settings/form/use-submit.ts';
import panels from '#web/theme/panels.module.css';
import { toConfigChange } from './config-change.ts';
import { isSameJudge, modelChoiceRules } from './model-choice.ts';
import { ModelFields } from './model-fields.tsx';
import { Warning } from './model-hint.tsx';
import { OldModelNote } from './old-model-note.tsx';
import { useSaveModels } from './ollama-mutations.ts';

type ModelConfigurationProps = {
  config: OllamaConfig;
  /** Null while Ollama does not answer: the panel then only shows what is configured. */
  models: InstalledModel[] | null;
  /** What a connected Ollama should be told about, for instance that it is very old. */
  remark: string | null;
  /** What follows the form inside the panel. */
  children: ReactNode;
};

/** The panel in which the models that judge and estimate are chosen. Nothing is saved before Save. */
export function ModelConfiguration({ config, models, remark, children }: ModelConfigurationProps) {
  const form = useDraft(modelChoiceRules, config);
  const save = useSaveModels();
  const { data: judging } = useQuery(judgingStatusQuery());
  const [savedDuring, setSavedDuring] = useState<number | null>(null);
  const connected = models !== null;
  const sameJudge = isSameJudge(form.values, modelChoiceRules.valuesOf(form.begunWith));
  const changeFrom = (saved: OllamaConfig) =>
    models && toConfigChange({ choice: form.values, saved: modelChoiceRules.valuesOf(saved) }, models);

  const saveOver = (saved: OllamaConfig) => {
    const change = changeFrom(saved);
    if (!change) return;
    if (change.categorization_model) setSavedDuring(judging?.current_article_id ?? null);
    save.mutate(
      { ...change, version: saved.version },
      { onSuccess: (answer) => form.settle(form.values, answer) },
    );
  };
  const submit = useSubmit({
    canSave: form.dirty,
    save,
    send: () => saveOver(form.begunWith),
  });

  return (
    <section className={panels['panel']} aria-labelledby="model-configuration">
      <form onSubmit={submit} aria-labelledby="model-configuration">
        <h2 className={panels['panelTitle']} id="model-configuration">
          Model configuration
        </h2>
        <ModelFields
          choice={connected ? form.values : modelChoiceRules.valuesOf(config)}
          models={models}
          savedEstimates={config.estimate_model}
          onChange={form.change}
        />
        {connected && remark && <Warning>{remark}</Warning>}
        {connected && form.overtaken && !save.isPending && (
          <OvertakenNote
            subject="Another choice of models was"
            canSave
            onLoadTheirs={form.discard}
            onSaveMine={() => saveOver(config)}
          />
        )}
        <div className={panels['actions']}>
          <SaveButtons
            canSave={form.dirty && Boolean(changeFrom(form.begunWith))}
            saving={save.isPending}
            onDiscard={form.dirty ? form.discard : undefined}
          />
          {!connected && form.dirty && (
            <p className={panels['actionsNote']}>What you chose is kept until Ollama answers again.</p>
          )}
          {/* In line with the buttons, so that nothing moves when it comes and goes. */}
          <OldModelNote
            dirty={connected && form.dirty && !sameJudge}
            savedDuring={save.isError ? null : savedDuring}
          />
        </div>
        <UnsavedChangesPrompt dirty={form.dirty} />
      </form>
      {children}
    </section>
  );
}
