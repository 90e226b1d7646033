import '@mantine/core/styles/InlineInput.layer.css';
import '@mantine/core/styles/Switch.layer.css';
import { Switch, TextInput } from '@mantine/core';
import classes from '#web/features/settings/form/fields.module.css';
import switchClasses from '#web/features/settings/ollama/model-fields.module.css';
import type { JudgingValues } from './judging-draft.ts';

type QuietHours = Pick<JudgingValues, 'quiet' | 'from' | 'to'>;

type QuietHoursFieldsProps = {
  values: QuietHours;
  problem: string | undefined;
  onChange: (part: Partial<QuietHours>) => void;
};

/** A part of the day in which nothing is judged by itself. */
export function QuietHoursFields({ values, problem, onChange }: QuietHoursFieldsProps) {
  return (
    <div className={classes['hours']}>
      <Switch
        label="Quiet hours"
        className={switchClasses['switch'] ?? ''}
        classNames={{
          track: switchClasses['track'] ?? '',
          thumb: switchClasses['thumb'] ?? '',
          label: switchClasses['switchLabel'] ?? '',
        }}
        withThumbIndicator={false}
        checked={values.quiet}
        onChange={(event) => onChange({ quiet: event.currentTarget.checked })}
      />
      {values.quiet && (
        <div className={classes['times']}>
          <TimeField label="Quiet from" value={values.from} onChange={(from) => onChange({ from })} />
          <TimeField label="Quiet until" value={values.to} onChange={(to) => onChange({ to })} />
        </div>
      )}
      {problem && (
        <p className={classes['problem']} role="alert">
          {problem}
        </p>
      )}
      <p className={classes['help']}>
        Then only what you ask for by hand is judged.
        {values.quiet && ' The times are those of the machine that Winnow runs on.'}
      </p>
    </div>
  );
}

type TimeFieldProps = { label: string; value: string; onChange: (time: string) => void };

function TimeField({ label, value, onChange }: TimeFieldProps) {
  return (
    <TextInput
      type="time"
      label={label}
      classNames={{ wrapper: classes['time'] ?? '' }}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
