import { NumberField } from '#web/features/settings/form/number-field.tsx';

type DailyLimitFieldProps = {
  value: string;
  problem: string | undefined;
  /** Undefined while that is not known. */
  judgedToday: number | undefined;
  onChange: (limit: string) => void;
};

/** How many articles may be judged by themselves between two midnights. */
export function DailyLimitField({ value, problem, judgedToday, onChange }: DailyLimitFieldProps) {
  return (
    <NumberField
      label="Articles a day"
      help={
        <>
          How many are judged by themselves until midnight; what you ask for is not counted.
          {judgedToday !== undefined && ` Judged today: ${judgedToday.toLocaleString('en')}.`}
        </>
      }
      placeholder="No limit"
      maxLength={12}
      value={value}
      problem={problem}
      onChange={onChange}
    />
  );
}
