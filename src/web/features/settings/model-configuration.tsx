import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { InstalledModel } from '#shared/ollama.ts';
import type { OllamaConfig } from '#shared/settings.ts';
import { judgingStatusQuery } from '#web/api/judging.ts';
import type { FormRules } from './draft.ts';
import { Code, ModelHint, Warning } from './model-hint.tsx';
import { findOption, isSameChoice, listModelOptions } from './model-options.ts';
import { ModelSelect } from './model-select.tsx';
import { OldModelNote } from './old-model-note.tsx';
import { useSaveModel } from './ollama-mutations.ts';
import { OvertakenNote } from './overtaken-note.tsx';
import shared from './settings.module.css';
import { UnsavedChangesPrompt } from './unsaved-changes-prompt.tsx';
import { useDraft } from './use-draft.ts';

const rules: FormRules<OllamaConfig, string | null> = {
  valuesOf: (config) => config.categorization_model,
  isSame: isSameChoice,
};

type ModelConfigurationProps = {
  config: OllamaConfig;
  /** Null while Ollama does not answer: the panel then only shows what is configured. */
  models: InstalledModel[] | null;
  /** What a connected Ollama should be told about, for instance that it is very old. */
  remark: string | null;
};

/** The panel in which the model that judges is chosen. Nothing is saved before Save. */
export function ModelConfiguration({ config, models, remark }: ModelConfigurationProps) {
  const form = useDraft(rules, config);
  const save = useSaveModel();
  const { data: judging } = useQuery(judgingStatusQuery());
  const [savedDuring, setSavedDuring] = useState<number | null>(null);

  const connected = models !== null;
  const configured = config.categorization_model;
  const options = connected ? listModelOptions(models, configured) : offlineOptions(configured);
  const value = connected ? form.values : configured;
  const chosen = findOption(options, value);
  const offered = options.filter((option) => option.mark === null || option.mark === 'loaded');
  const sendable = connected && chosen !== undefined && offered.includes(chosen);
  const mayEdit = connected && offered.length > 0;

  const saveFrom = (version: number) => {
    if (!chosen) return;
    const model = chosen.name;
    setSavedDuring(judging?.current_article_id ?? null);
    save.mutate({ model, version }, { onSuccess: (answer) => form.settle(form.values, answer) });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (form.dirty && sendable && !save.isPending) saveFrom(form.begunWith.version);
  };

  return (
    <form className={shared['panel']} onSubmit={submit} aria-labelledby="model-configuration">
      <h2 className={shared['panelTitle']} id="model-configuration">
        Model configuration
      </h2>
      <ModelSelect
        label="Model"
        description="Reads each article once, sorts it into categories and scores it."
        options={options}
        value={value}
        onChange={form.change}
        disabled={!mayEdit}
        placeholder={mayEdit ? 'Choose a model' : 'No model chosen'}
      />
      {connected && remark && <Warning>{remark}</Warning>}
      {connected && <ModelHint chosen={chosen} anyOffered={offered.length > 0} />}
      <OldModelNote dirty={connected && form.dirty} savedDuring={save.isError ? null : savedDuring} />
      {connected && form.overtaken && !save.isPending && (
        <OvertakenNote
          subject="Another model was"
          busy={save.isPending}
          onLoadTheirs={form.discard}
          onSaveMine={() => saveFrom(config.version)}
        />
      )}
      <div className={shared['actions']}>
        <Button type="submit" disabled={!(form.dirty && sendable)} loading={save.isPending}>
          Save
        </Button>
        {connected && form.dirty && (
          <Button variant="subtle" onClick={form.discard} disabled={save.isPending}>
            Discard changes
          </Button>
        )}
      </div>
      <p className={shared['footer']}>
        Winnow looks for Ollama at {config.url}. To change that, set <Code>{config.url_setting}</Code> in its
        configuration and start it again.
      </p>
      <UnsavedChangesPrompt dirty={form.dirty} />
    </form>
  );
}

function offlineOptions(configured: string | null) {
  return configured === null ? [] : [{ name: configured, label: configured, mark: null }];
}
