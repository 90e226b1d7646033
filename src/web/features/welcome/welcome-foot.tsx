import { Button } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { neighbourOf, type StepName } from './steps.ts';
import classes from './welcome-foot.module.css';

type WelcomeFootProps = {
  step: StepName;
  /** Leaves the step as it is; null where there is nothing to be skipped. */
  onSkip: (() => void) | null;
  /** What goes on from here. */
  children: ReactNode;
  /** Under the buttons. */
  note?: ReactNode;
};

/** The end of a step: back, over it, or on. */
export function WelcomeFoot({ step, onSkip, children, note }: WelcomeFootProps) {
  const before = neighbourOf(step, -1);
  return (
    <>
      <div className={classes['foot']}>
        {before && (
          <Link to="/welcome/$step" params={{ step: before }} className={classes['back']}>
            <IconArrowLeft size={18} stroke={1.75} aria-hidden />
            Back
          </Link>
        )}
        <div className={classes['forward']}>
          {onSkip && (
            <Button variant="default" onClick={onSkip}>
              Skip this step
            </Button>
          )}
          {children}
        </div>
      </div>
      {note && <p className={classes['note']}>{note}</p>}
    </>
  );
}
