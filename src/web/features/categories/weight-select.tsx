import { IconChevronDown } from '@tabler/icons-react';
import type { Category, OwnWeight, Weight } from '#shared/category.ts';
import { currentWeight, weightChoices } from '#web/theme/weight-words.ts';
import classes from './weight-select.module.css';

type WeightSelectProps = {
  category: Category;
  /** The weight that the parent has. */
  inherited: Weight | undefined;
  tabIndex: number;
  onChange: (weight: OwnWeight) => void;
};

/** The weight of a category, in the browser's own selector: there is one in every row. */
export function WeightSelect({ category, inherited, tabIndex, onChange }: WeightSelectProps) {
  const current = currentWeight(category);
  return (
    <span className={classes['field']} data-weight={current === 'inherit' ? undefined : current}>
      <select
        className={classes['select']}
        aria-label={`Weight of ${category.name}`}
        tabIndex={tabIndex}
        value={current}
        onChange={(event) => onChange(event.currentTarget.value as OwnWeight)}
      >
        {weightChoices(category, inherited).map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      <IconChevronDown size={14} stroke={1.75} aria-hidden />
    </span>
  );
}
