import { Skeleton } from '@mantine/core';
import panels from '#web/theme/panels.module.css';
import classes from './library.module.css';

/** About as many as our list recommends. */
const rows = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

/** Stands where the library will be, with rows of the same height. */
export function ModelLibrarySkeleton() {
  return (
    <section className={panels['panel']} aria-busy="true" aria-label="Loading the model library">
      <h2 className={panels['panelTitle']}>Model library</h2>
      <ul className={classes['rows']} aria-hidden="true">
        {rows.map((row) => (
          <li key={row} className={classes['row']}>
            <div>
              <Skeleton height={14} width={120} mb={10} />
              <Skeleton height={12} width={240} />
            </div>
            <div className={classes['side']}>
              <Skeleton height={32} width={72} />
            </div>
          </li>
        ))}
      </ul>
      <Skeleton height={14} width={110} mt={19} />
      <Skeleton height={40} mt={9} />
    </section>
  );
}
