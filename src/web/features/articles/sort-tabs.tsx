import { Link, useSearch } from '@tanstack/react-router';
import type { ChosenSort } from '#shared/page.ts';
import classes from './list-head.module.css';

const tabs: { sort: ChosenSort; label: string }[] = [
  { sort: 'best', label: 'Best first' },
  { sort: 'fresh', label: 'Fresh and good' },
  { sort: 'newest', label: 'Newest' },
  { sort: 'oldest', label: 'Oldest' },
  { sort: 'lowest', label: 'Lowest' },
];

/** Without it the default order, which stands in no address, would count as current in every order. */
const wholeAddress = { exact: true, includeSearch: true };

/** The orders of a list; the chosen one stands in the address. */
export function SortTabs() {
  const { show } = useSearch({ from: '/reader' });
  return (
    <nav className={classes['tabs']} aria-label="Order">
      {tabs.map(({ sort, label }) => (
        <Link
          key={sort}
          to="."
          search={{ ...(sort === 'best' ? {} : { sort }), ...(show ? { show } : {}) }}
          className={classes['tab']}
          activeOptions={wholeAddress}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
