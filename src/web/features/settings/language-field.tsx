import '@mantine/core/styles/Combobox.layer.css';
import { Select } from '@mantine/core';
import { IconSelector } from '@tabler/icons-react';
import { ARTICLE_LANGUAGE, languages } from '#shared/languages.ts';
import formClasses from './judging-form.module.css';
import classes from './model-select.module.css';

const ownOption = { value: ARTICLE_LANGUAGE, label: "The article's own language" };

const options = [
  ownOption,
  ...languages.map(({ code, name, ownName }) => ({
    value: code,
    label: name === ownName ? name : `${name} — ${ownName}`,
  })),
];

type LanguageFieldProps = { value: string; onChange: (code: string) => void };

/** In which language the model says why an article fits. Typing finds a language by either of its names. */
export function LanguageField({ value, onChange }: LanguageFieldProps) {
  return (
    <Select
      label="Language of explanations"
      description="The sentence under a title. Small models write English best."
      inputWrapperOrder={['label', 'input', 'description']}
      className={classes['field'] ?? ''}
      classNames={{
        description: formClasses['help'] ?? '',
        dropdown: classes['dropdown'] ?? '',
        option: classes['option'] ?? '',
        input: classes['input'] ?? '',
      }}
      data={options}
      value={value}
      onChange={(code) => code !== null && onChange(code)}
      searchable
      nothingFoundMessage="No such language"
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
