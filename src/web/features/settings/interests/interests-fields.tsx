import { Textarea } from '@mantine/core';
import { useId } from 'react';
import classes from './interests-form.module.css';
import { describeExcess, type InterestsTexts } from './interests-text.ts';

const wantExamples = ['Databases and crash recovery', 'Night trains', 'Mathematics for amateurs'].join('\n');
const notExamples = ['Product promotion and deals', 'Football'].join('\n');

type InterestsFieldsProps = {
  texts: InterestsTexts;
  /** Where there is something beside them, they stand one under the other. */
  stacked?: boolean;
  onChange: (texts: InterestsTexts) => void;
};

/** What the owner wants and does not want, each with examples, and with what is too long in it. */
export function InterestsFields({ texts, stacked = false, onChange }: InterestsFieldsProps) {
  return (
    <div className={classes['texts']} data-stacked={stacked || undefined}>
      <TextField
        label="I want"
        examples={wantExamples}
        rows={stacked ? 6 : 8}
        value={texts.interests}
        onChange={(interests) => onChange({ ...texts, interests })}
      />
      <TextField
        label="I do not want"
        examples={notExamples}
        rows={stacked ? 4 : 8}
        value={texts.anti_interests}
        onChange={(anti_interests) => onChange({ ...texts, anti_interests })}
      />
    </div>
  );
}

type TextFieldProps = {
  label: string;
  examples: string;
  rows: number;
  value: string;
  onChange: (text: string) => void;
};

function TextField({ label, examples, rows, value, onChange }: TextFieldProps) {
  const id = useId();
  const excess = describeExcess(value);
  return (
    <Textarea
      id={id}
      label={label}
      description="One thing a line"
      error={excess}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      placeholder={examples}
      autosize
      minRows={rows}
      maxRows={24}
      spellCheck={false}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      classNames={{
        input: classes['text'] ?? '',
        description: classes['help'] ?? '',
        error: classes['problem'] ?? '',
      }}
    />
  );
}
