import classes from './pull-indicator.module.css';

/** A small sign that something waits for the owner's word. */
export function NewCount({ count }: { count: number }) {
  return (
    <span className={classes['indicator']} data-testid="new-count" aria-hidden>
      {count.toLocaleString('en')} new
    </span>
  );
}
