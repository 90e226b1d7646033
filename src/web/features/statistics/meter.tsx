import classes from './tables.module.css';

type MeterProps = { value: number; highest: number };

/** A number's share of the highest as a bar; the number itself stands beside it. */
export function Meter({ value, highest }: MeterProps) {
  const percent = highest <= 0 ? 0 : Math.min(100, Math.max(0, (value / highest) * 100));
  return (
    <span className={classes['meter']} aria-hidden>
      <span className={classes['meterFill']} style={{ width: `${percent}%` }} />
    </span>
  );
}
