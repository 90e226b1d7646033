import { ARTICLE_LANGUAGE, languages } from '#shared/languages.ts';
import { OptionSelect } from '#web/features/settings/form/option-select.tsx';

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
    <OptionSelect
      label="Language of explanations"
      description="The sentence under a title. Small models write English best."
      options={options}
      value={value}
      onChange={onChange}
      searchable
      nothingFoundMessage="No such language"
    />
  );
}
