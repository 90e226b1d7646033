import { Link, useSearch } from '@tanstack/react-router';
import type { Sort } from '#shared/page.ts';
import classes from './list-head.module.css';

const tabs: { sort: Sort; label: string }[] = [
  { sort: 'best', label: 'Best first' },
  { sort: 'newest', label: 'Newest' },
  { sort: 'oldest', label: 'Oldest' },
  { sort: 'lowest', label: 'Lowest' },
];

/** The orders of a list; the chosen one stands in the address. */
export function SortTabs() {
  const { sort: chosen = 'best', show } = useSearch({ from: '/reader' });
  return (
    <nav className={classes['tabs']} aria-label="Order">
      {tabs.map(({ sort, label }) => (
        <Link
          key={sort}
          to="."
          search={{ ...(sort === 'best' ? {} : { sort }), ...(show ? { show } : {}) }}
          className={classes['tab']}
          aria-current={sort === chosen ? 'true' : undefined}
          activeProps={{}}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
