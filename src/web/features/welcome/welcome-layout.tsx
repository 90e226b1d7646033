import { VisuallyHidden } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import type { Step, StepName } from './steps.ts';
import classes from './welcome-layout.module.css';

type WelcomeLayoutProps = {
  step: StepName;
  /** Undefined while it is not known what is done. */
  steps: Step[] | undefined;
  title: string;
  lede: string;
  /** Wide: for something beside the text fields. */
  width?: 'column' | 'wide';
  onSkipAll: () => void;
  children: ReactNode;
};

/** What stands around every step: the way out, all steps with what is done, and what this one is for. */
export function WelcomeLayout(props: WelcomeLayoutProps) {
  const { step, steps, title, lede, width = 'column', onSkipAll, children } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(step);
  // Another step is another page to those who cannot see it; the first one begins where pages begin.
  useEffect(() => {
    if (shown.current === step) return;
    shown.current = step;
    heading.current?.focus({ preventScroll: true });
    heading.current?.closest('[data-page]')?.scrollTo({ top: 0 });
  }, [step]);
  return (
    <div className={classes['page']} data-width={width}>
      <header className={classes['head']}>
        <span className={classes['brand']}>
          <span className={classes['mark']} aria-hidden />
          Winnow
        </span>
        <button type="button" className={classes['skipAll']} onClick={onSkipAll}>
          Skip all and start reading
        </button>
      </header>
      <nav aria-label="Steps of the welcome">
        <ol className={classes['steps']}>
          {steps?.map(({ name, title: label, done }, index) => (
            <li key={name} className={classes['step']} data-done={done || undefined}>
              <Link to="/welcome/$step" params={{ step: name }} className={classes['stepLink']}>
                {done && name !== step ? (
                  <IconCheck size={16} stroke={2} aria-hidden className={classes['check']} />
                ) : (
                  <span>{index + 1}.</span>
                )}
                <span className={classes['stepName']}>{label}</span>
                {done && <VisuallyHidden> (done)</VisuallyHidden>}
              </Link>
            </li>
          ))}
        </ol>
      </nav>
      <main>
        <h1 className={classes['title']} ref={heading} tabIndex={-1}>
          {title}
        </h1>
        <p className={classes['lede']}>{lede}</p>
        {children}
      </main>
    </div>
  );
}
