import type { InstalledModel } from '#shared/ollama.ts';
import classes from './estimates-field.module.css';
import { EstimatesStatusLine } from './estimates-status-line.tsx';
import { Warning } from './model-hint.tsx';
import {
  findOption,
  isSameChoice,
  listEmbeddingOptions,
  listOfflineOptions,
  type ModelOption,
} from './model-options.ts';
import { ModelSelect } from './model-select.tsx';

/** No name of a model holds a space. */
const BUILT_IN = 'built in only';
const builtIn: ModelOption = { name: BUILT_IN, label: 'Built in only', mark: null, tooSmall: false };

type EstimatesFieldProps = {
  /** Null: built in only. */
  value: string | null;
  saved: string | null;
  /** Null while Ollama does not answer: the field then only shows what is configured. */
  models: InstalledModel[] | null;
  onChange: (name: string | null) => void;
};

/** What estimates are made with: the built-in word vectors alone, or an embedding model beside them. */
export function EstimatesField({ value, saved, models, onChange }: EstimatesFieldProps) {
  const embedding = models ? listEmbeddingOptions(models, value) : listOfflineOptions(value);
  const options = [builtIn, ...embedding];
  const chosen = findOption(embedding, value);
  return (
    <div className={classes['field']}>
      <ModelSelect
        label="Estimates"
        description="Place articles at once, before the model has read them."
        options={options}
        value={value ?? BUILT_IN}
        onChange={(name) => onChange(name === BUILT_IN ? null : name)}
        disabled={models === null}
        placeholder="Built in only"
      />
      <div className={classes['place']} data-kept={value !== null || saved !== null || undefined}>
        {models && chosen?.mark === 'missing' && (
          <Warning>
            {chosen.name} is no longer installed: estimates are built in only. Pull it again in the library
            below, or choose another.
          </Warning>
        )}
        {models && chosen?.mark === 'cannot_embed' && (
          <Warning>{chosen.name} is installed, but it makes no vectors. Choose another model.</Warning>
        )}
        {models && embedding.length === 0 && (
          <p className={classes['hint']}>
            An embedding model from the library below makes them finer, and reads other languages than
            English.
          </p>
        )}
        {isSameChoice(value, saved) && !(models && chosen?.mark === 'missing') && <EstimatesStatusLine />}
      </div>
    </div>
  );
}
