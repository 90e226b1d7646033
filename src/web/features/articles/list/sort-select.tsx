import { IconChevronDown } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ChosenSort, Sort } from '#shared/page.ts';
import classes from './list-head.module.css';
import { sortChoices } from './sort-choices.ts';

/** The orders of a list where it is too narrow for tabs. */
export function SortSelect({ sort: shown, order }: { sort: Sort; order: ChosenSort }) {
  const navigate = useNavigate();
  const { sort: _sort, ...rest } = useSearch({ from: '/reader' });
  const choose = (sort: ChosenSort) =>
    void navigate({ to: '.', search: { ...rest, ...(sort === order ? {} : { sort }) } });
  return (
    <span className={classes['orderPlace']}>
      <select
        className={classes['view']}
        aria-label="Order"
        value={shown}
        onChange={(event) => choose(event.currentTarget.value as ChosenSort)}
      >
        {sortChoices.map(({ sort, label }) => (
          <option key={sort} value={sort}>
            {label}
          </option>
        ))}
      </select>
      <IconChevronDown size={14} stroke={1.75} aria-hidden="true" />
    </span>
  );
}
