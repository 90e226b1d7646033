import '@mantine/core/styles/InlineInput.layer.css';
import '@mantine/core/styles/Switch.layer.css';
import { Switch } from '@mantine/core';
import type { InstalledModel } from '#shared/ollama.ts';
import { EstimatesField } from './estimates-field.tsx';
import { describeMemory } from './memory-words.ts';
import { canSeparate, chooseForBoth, type ModelChoice, turnSeparate } from './model-choice.ts';
import classes from './model-fields.module.css';
import { ModelHint, Warning } from './model-hint.tsx';
import { findOption, isOffered, listModelOptions, listOfflineOptions } from './model-options.ts';
import { ModelSelect } from './model-select.tsx';

type ModelFieldsProps = {
  choice: ModelChoice;
  /** Null while Ollama does not answer: the fields then only show what is configured. */
  models: InstalledModel[] | null;
  /** The saved model of the estimates: only of that one is known how far it is. */
  savedEstimates: string | null;
  onChange: (choice: ModelChoice) => void;
};

/** One selector for both questions, or one for each, and one for the estimates; and what is wrong with what they hold. */
export function ModelFields({ choice, models, savedEstimates, onChange }: ModelFieldsProps) {
  const { separate } = choice;
  const memory = models && describeMemory(choice, models);
  return (
    <>
      {(separate || (models && canSeparate(models))) && (
        <Switch
          label="Use separate models"
          className={classes['switch'] ?? ''}
          classNames={{
            track: classes['track'] ?? '',
            thumb: classes['thumb'] ?? '',
            label: classes['switchLabel'] ?? '',
          }}
          withThumbIndicator={false}
          checked={separate}
          disabled={models === null}
          onChange={(event) => onChange(turnSeparate(choice, event.currentTarget.checked))}
        />
      )}
      {separate ? (
        <div className={classes['two']}>
          <ModelField
            label="Categorization model"
            value={choice.categorization}
            models={models}
            onChange={(name) => onChange({ ...choice, categorization: name })}
          />
          <ModelField
            label="Scoring model"
            value={choice.scoring}
            models={models}
            onChange={(name) => onChange({ ...choice, scoring: name })}
          />
        </div>
      ) : (
        <ModelField
          label="Model"
          description="Reads each article once, sorts it into categories and scores it."
          value={choice.categorization}
          models={models}
          onChange={(name) => onChange(chooseForBoth(choice, name))}
        />
      )}
      {memory && (
        <div className={classes['memory']}>
          <Warning>{memory}</Warning>
        </div>
      )}
      <EstimatesField
        value={choice.estimates}
        saved={savedEstimates}
        models={models}
        onChange={(estimates) => onChange({ ...choice, estimates })}
      />
    </>
  );
}

type ModelFieldProps = {
  label: string;
  description?: string;
  value: string | null;
  models: InstalledModel[] | null;
  onChange: (name: string) => void;
};

function ModelField({ label, description, value, models, onChange }: ModelFieldProps) {
  const options = models ? listModelOptions(models, value) : listOfflineOptions(value);
  const anyOffered = options.some(isOffered);
  const mayEdit = models !== null && anyOffered;
  return (
    <div>
      <ModelSelect
        label={label}
        description={description}
        options={options}
        value={value}
        onChange={onChange}
        disabled={!mayEdit}
        placeholder={mayEdit ? 'Choose a model' : 'No model chosen'}
      />
      {models && <ModelHint chosen={findOption(options, value)} anyOffered={anyOffered} />}
    </div>
  );
}
