import { useQuery } from '@tanstack/react-query';
import type { ReaderSettings } from '#shared/settings.ts';
import { judgingStatusQuery } from '#web/api/judging.ts';
import classes from '#web/features/settings/form/fields.module.css';
import { FormEnd } from '#web/features/settings/form/form-end.tsx';
import { NumberField } from '#web/features/settings/form/number-field.tsx';
import { useDraft } from '#web/features/settings/form/use-draft.ts';
import { useSubmit } from '#web/features/settings/form/use-submit.ts';
import shared from '#web/theme/panels.module.css';
import { DailyLimitField } from './daily-limit-field.tsx';
import {
  describeJudgingChange,
  findProblems,
  type JudgingValues,
  judgingRules,
  toSettings,
} from './judging-draft.ts';
import { useSaveReaderSettings } from './judging-mutations.ts';
import { LanguageField } from './language-field.tsx';
import { QuietHoursFields } from './quiet-hours-fields.tsx';
import { ReadingDepthField } from './reading-depth-field.tsx';

/** All fields with Save and Discard. Nothing is saved before Save, and no refetch overwrites an edit. */
export function JudgingForm({ saved }: { saved: ReaderSettings }) {
  const form = useDraft(judgingRules, saved);
  const save = useSaveReaderSettings('The next articles are judged by them.');
  const { data: status } = useQuery(judgingStatusQuery());
  const { values } = form;
  const problems = findProblems(values);
  const valid = Object.keys(problems).length === 0;
  const change = (part: Partial<JudgingValues>) => form.change({ ...values, ...part });

  const saveFrom = (version: number) =>
    save.mutate({ ...toSettings(values), version }, { onSuccess: (answer) => form.settle(values, answer) });
  const submit = useSubmit({
    canSave: form.dirty && valid,
    save,
    send: () => saveFrom(form.begunWith.version),
  });

  return (
    <form onSubmit={submit} aria-labelledby="judging-title" noValidate>
      <h2 className={shared['panelTitle']} id="judging-title">
        Judging
      </h2>
      <div className={classes['fields']}>
        <LanguageField value={values.language} onChange={(language) => change({ language })} />
        <ReadingDepthField value={values.depth} onChange={(depth) => change({ depth })} />
        <DailyLimitField
          value={values.limit}
          problem={problems.limit}
          judgedToday={status?.budget.judged_today}
          onChange={(limit) => change({ limit })}
        />
        <NumberField
          label="Only from an estimate of"
          help="New articles that are estimated lower are judged only when you ask for it; those without an estimate are judged."
          placeholder="No minimum"
          value={values.minimum}
          problem={problems.minimum}
          onChange={(minimum) => change({ minimum })}
        />
        <QuietHoursFields values={values} problem={problems.hours} onChange={change} />
      </div>
      <FormEnd
        form={form}
        subject="Other settings were"
        valid={valid}
        saving={save.isPending}
        onSaveMine={() => saveFrom(saved.version)}
        note={
          form.dirty
            ? describeJudgingChange(judgingRules.valuesOf(form.begunWith), values)
            : 'No changes in Judging'
        }
      />
    </form>
  );
}
