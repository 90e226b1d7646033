import '@mantine/core/styles/InlineInput.layer.css';
import '@mantine/core/styles/Checkbox.layer.css';
import { Button, Checkbox, Skeleton } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { describeBytes } from '#shared/byte-words.ts';
import type { ModelLibrary } from '#shared/model-library.ts';
import type { OllamaConfig } from '#shared/settings.ts';
import { errorText } from '#web/api/api-error.ts';
import { modelLibraryQuery } from '#web/api/models.ts';
import { ollamaConfigQuery } from '#web/api/ollama.ts';
import { pullsQuery } from '#web/api/pulls.ts';
import { extendOrder, type LibraryRow, listLibraryRows, sortByOrder } from './library-rows.ts';
import { ModelChoice } from './model-choice-row.tsx';
import { useTakeModel } from './use-take-model.ts';
import { findEstimateOffer, firstChoice, listChoices } from './welcome-choice.ts';
import classes from './welcome-model.module.css';

export type ModelFoot = {
  /** Null while there is nothing to choose from. */
  chosen: { name: string; installed: boolean } | null;
  busy: boolean;
  /** Names the form, for a button that stands outside it. */
  formId: string;
};

type WelcomeModelProps = {
  foot: (state: ModelFoot) => ReactNode;
  /** The model is in use, or comes into use once it is pulled. */
  onDone: () => void;
};

const nothingToChoose: ModelFoot = { chosen: null, busy: false, formId: '' };

/** The choice of the model that reads the articles: what is installed first, then what can be pulled. */
export function WelcomeModel({ foot, onDone }: WelcomeModelProps) {
  const library = useQuery({ ...modelLibraryQuery(), retry: false });
  const { data: config } = useQuery(ollamaConfigQuery());
  if (library.data && config) {
    return <Choice library={library.data} config={config} foot={foot} onDone={onDone} />;
  }
  if (library.error) {
    return (
      <>
        <div className={classes['failed']} role="alert">
          <IconAlertTriangle size={20} stroke={1.75} aria-hidden />
          <p>{errorText(library.error)}</p>
          <Button variant="default" loading={library.isFetching} onClick={() => void library.refetch()}>
            Try again
          </Button>
        </div>
        {foot(nothingToChoose)}
      </>
    );
  }
  return (
    <>
      <div aria-busy="true" role="status" aria-label="Loading the models">
        {[0, 1, 2, 3].map((row) => (
          <div key={row} className={classes['row']}>
            <Skeleton width={18} height={18} circle />
            <div className={classes['words']}>
              <Skeleton width={140} height={14} my={3} />
              <Skeleton width={260} maw="100%" height={12} my={4} />
            </div>
          </div>
        ))}
      </div>
      {foot(nothingToChoose)}
    </>
  );
}

type ChoiceProps = WelcomeModelProps & { library: ModelLibrary; config: OllamaConfig };

function Choice({ library, config, foot, onDone }: ChoiceProps) {
  const formId = useId();
  const { data: pulls = [] } = useQuery(pullsQuery());
  const [picked, setPicked] = useState<string | null>(null);
  const [withEstimates, setWithEstimates] = useState(true);
  const [order, setOrder] = useState<readonly string[]>([]);
  const take = useTakeModel(onDone);
  const rows = listLibraryRows({ library, pulls, config });
  // No row moves while it is looked at, also when a pull of it ends.
  const extended = extendOrder(order, rows);
  if (extended !== order) setOrder(extended);
  const choices = sortByOrder(listChoices(rows), extended);
  const chosen = choices.find(({ key }) => key === picked) ?? firstChoice(choices);
  const offer = findEstimateOffer(rows);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!chosen || take.isPending) return;
    take.mutate({ judge: chosen, estimates: (withEstimates && offer) || null });
  };
  return (
    <>
      <form id={formId} onSubmit={submit}>
        <fieldset className={classes['choices']}>
          <legend className={classes['legend']}>Model</legend>
          {choices.map((row) => (
            <ModelChoice key={row.key} row={row} checked={row === chosen} onPick={() => setPicked(row.key)} />
          ))}
        </fieldset>
        {offer && <EstimateOffer row={offer} checked={withEstimates} onChange={setWithEstimates} />}
      </form>
      {foot({
        chosen: chosen ? { name: chosen.title, installed: chosen.installed !== null } : null,
        busy: take.isPending,
        formId,
      })}
    </>
  );
}

type EstimateOfferProps = { row: LibraryRow; checked: boolean; onChange: (checked: boolean) => void };

function EstimateOffer({ row, checked, onChange }: EstimateOfferProps) {
  const { title, installed, size } = row;
  return (
    <div className={classes['offer']}>
      <Checkbox
        size="xs"
        classNames={{ label: classes['boxLabel'] ?? '' }}
        label={
          <>
            {installed ? `Also use ${title}` : `Also pull ${title}`}{' '}
            <span className={classes['soft']}>
              · better estimates for English, before the model has read an article
            </span>
          </>
        }
        checked={checked}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      {size !== null && (
        <span className={classes['size']}>
          {installed ? describeBytes(size) : `${describeBytes(size)} to pull`}
        </span>
      )}
    </div>
  );
}
