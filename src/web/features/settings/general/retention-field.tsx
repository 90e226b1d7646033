import { OptionSelect } from '#web/features/settings/form/option-select.tsx';
import { fromOption, listDayOptions, toOption } from './storage-draft.ts';

type RetentionFieldProps = {
  value: number | null;
  saved: number | null;
  onChange: (days: number | null) => void;
};

/** After how many days read articles go; null: never. */
export function RetentionField({ value, saved, onChange }: RetentionFieldProps) {
  return (
    <OptionSelect
      label="Remove read articles after"
      description="Their text goes first, and after as many days again the rest. Unread and starred articles always stay."
      options={listDayOptions(saved)}
      value={toOption(value)}
      onChange={(option) => onChange(fromOption(option))}
    />
  );
}
