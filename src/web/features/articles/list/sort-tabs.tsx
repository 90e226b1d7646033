import { Link, useSearch } from '@tanstack/react-router';
import type { ChosenSort, Sort } from '#shared/page.ts';
import classes from './list-head.module.css';
import { sortChoices } from './sort-choices.ts';

const wholeAddress = { exact: true, includeSearch: true };

/** The orders of a list; one that is not the default stands in the address. */
export function SortTabs({ sort: shown, order }: { sort: Sort; order: ChosenSort }) {
  const { sort: _sort, ...rest } = useSearch({ from: '/reader' });
  return (
    <nav className={classes['tabs']} aria-label="Order">
      {sortChoices.map(({ sort, label, more = '' }) => (
        <Link
          key={sort}
          to="."
          search={{ ...rest, ...(sort === order ? {} : { sort }) }}
          className={classes['tab']}
          aria-label={label}
          title={label}
          // The router's own would take every address that holds this one for current.
          activeOptions={wholeAddress}
          aria-current={sort === shown ? 'page' : undefined}
        >
          {label.slice(0, label.length - more.length)}
          {more && <span className={classes['moreOfTab']}>{more}</span>}
        </Link>
      ))}
    </nav>
  );
}
