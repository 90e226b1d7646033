import '@mantine/core/styles/Combobox.layer.css';
import { Select } from '@mantine/core';
import { IconSelector } from '@tabler/icons-react';
import formClasses from './fields.module.css';
import classes from './select.module.css';

type OptionSelectProps = {
  label: string;
  description?: string;
  options: { value: string; label: string }[];
  value: string;
  onChange: (value: string) => void;
  /** Typing finds one. */
  searchable?: boolean;
  nothingFoundMessage?: string;
};

/** One of a few values. */
export function OptionSelect({ label, description, options, value, onChange, ...search }: OptionSelectProps) {
  return (
    <Select
      label={label}
      description={description}
      inputWrapperOrder={['label', 'input', 'description']}
      className={classes['field'] ?? ''}
      classNames={{
        description: formClasses['help'] ?? '',
        dropdown: classes['dropdown'] ?? '',
        option: classes['option'] ?? '',
        input: classes['input'] ?? '',
      }}
      data={options}
      {...search}
      value={value}
      onChange={(chosen) => chosen !== null && onChange(chosen)}
      rightSection={<IconSelector size={16} stroke={1.75} aria-hidden />}
      rightSectionWidth={40}
      rightSectionPointerEvents="none"
      allowDeselect={false}
      withCheckIcon={false}
      comboboxProps={{ withinPortal: false }}
      maxDropdownHeight={320}
    />
  );
}
