import type { ReactNode } from 'react';
import panels from '#web/theme/panels.module.css';
import classes from './status.module.css';

type FiguresProps = {
  id: string;
  title: string;
  /** Names and what they are now, in the order in which they stand. */
  figures: Record<string, string>;
  /** What the figures mean, below them. */
  children?: ReactNode;
};

/** A panel of named figures. */
export function Figures({ id, title, figures, children }: FiguresProps) {
  return (
    <section className={panels['panel']} id={id} aria-labelledby={`${id}-title`}>
      <h2 className={panels['panelTitle']} id={`${id}-title`}>
        {title}
      </h2>
      <dl className={classes['figures']}>
        {Object.entries(figures).map(([name, figure]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{figure}</dd>
          </div>
        ))}
      </dl>
      {children && <p className={classes['meaning']}>{children}</p>}
    </section>
  );
}
