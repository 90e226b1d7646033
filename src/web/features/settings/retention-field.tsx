import '@mantine/core/styles/Combobox.layer.css';
import { Select } from '@mantine/core';
import { IconSelector } from '@tabler/icons-react';
import formClasses from './judging-form.module.css';
import classes from './model-select.module.css';
import { fromOption, listDayOptions, toOption } from './storage-draft.ts';

type RetentionFieldProps = {
  value: number | null;
  saved: number | null;
  onChange: (days: number | null) => void;
};

/** After how many days read articles go; null: never. */
export function RetentionField({ value, saved, onChange }: RetentionFieldProps) {
  return (
    <Select
      label="Remove read articles after"
      description="Their text goes first, and after as many days again the rest. Unread and starred articles always stay."
      inputWrapperOrder={['label', 'input', 'description']}
      className={classes['field'] ?? ''}
      classNames={{
        description: formClasses['help'] ?? '',
        dropdown: classes['dropdown'] ?? '',
        option: classes['option'] ?? '',
        input: classes['input'] ?? '',
      }}
      data={listDayOptions(saved)}
      value={toOption(value)}
      onChange={(chosen) => chosen !== null && onChange(fromOption(chosen))}
      rightSection={<IconSelector size={16} stroke={1.75} aria-hidden />}
      rightSectionWidth={40}
      rightSectionPointerEvents="none"
      allowDeselect={false}
      withCheckIcon={false}
      comboboxProps={{ withinPortal: false }}
    />
  );
}
