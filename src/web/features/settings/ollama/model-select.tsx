import '@mantine/core/styles/Combobox.layer.css';
import { Select } from '@mantine/core';
import { IconSelector } from '@tabler/icons-react';
import classes from '#web/features/settings/form/select.module.css';
import { findOption, type ModelOption } from './model-options.ts';

/** From so many on a name is found sooner by typing than by looking. */
const MANY = 12;

const markWords = {
  loaded: 'Loaded',
  missing: 'Missing',
  cannot_judge: 'Cannot judge',
  cannot_embed: 'No vectors',
} as const;

type ModelSelectProps = {
  label: string;
  description?: string | undefined;
  options: ModelOption[];
  value: string | null;
  /** Gives the name exactly as the option holds it. */
  onChange: (name: string) => void;
  disabled: boolean;
  placeholder: string;
};

/** The selector of one model: name and size, with a mark for loaded and missing ones. */
export function ModelSelect(props: ModelSelectProps) {
  const { label, description, options, value, onChange, disabled, placeholder } = props;
  const chosen = findOption(options, value);
  return (
    <Select
      label={label}
      description={description}
      inputWrapperOrder={['label', 'input', 'description']}
      className={classes['field'] ?? ''}
      classNames={{
        input: classes['input'] ?? '',
        description: classes['description'] ?? '',
        dropdown: classes['dropdown'] ?? '',
        option: classes['option'] ?? '',
      }}
      data={options.map((option) => ({ value: option.name, label: option.label }))}
      value={chosen?.name ?? null}
      onChange={(name) => name !== null && onChange(name)}
      renderOption={({ option }) => (
        <>
          <OptionText label={option.label} />
          <Mark option={options.find(({ name }) => name === option.value)} />
        </>
      )}
      rightSection={
        <span className={classes['right']}>
          <Mark option={chosen} />
          <IconSelector size={16} stroke={1.75} aria-hidden />
        </span>
      }
      rightSectionWidth={chosen?.mark ? 116 : 40}
      rightSectionPointerEvents="none"
      searchable={options.length >= MANY}
      nothingFoundMessage="No installed model of that name"
      allowDeselect={false}
      withCheckIcon={false}
      comboboxProps={{ withinPortal: false }}
      maxDropdownHeight={320}
      disabled={disabled}
      placeholder={placeholder}
    />
  );
}

/** The size keeps together, however long the name before it is. */
function OptionText({ label }: { label: string }) {
  const [name, size] = label.split(' — ');
  return (
    <span className={classes['name']}>
      {name}
      {size && <span className={classes['size']}> — {size}</span>}
    </span>
  );
}

function Mark({ option }: { option: ModelOption | undefined }) {
  if (!option?.mark) return null;
  return (
    <span className={classes['mark']} data-mark={option.mark}>
      {markWords[option.mark]}
    </span>
  );
}
