import { Button, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconCheck, IconPlus, IconRss, IconSun } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import classes from './first-steps.module.css';
import { listSteps, type SetUp, type Step, type StepName } from './steps.ts';

type FirstStepsProps = Omit<SetUp, 'asksForOllama'> & {
  /** By an address, from the starter set, or from a file of another reader. */
  onAdd: (way: 'address' | 'starter' | 'import') => void;
  /** How an import goes that is under way; else nothing. */
  importNote: ReactNode;
  /** Asks where Ollama is, while it does not answer and nobody has said so; else nothing. */
  connection: ReactNode;
};

/** What an empty list says: how to begin, or that everything is read; and which steps are still open. */
export function FirstSteps({ onAdd, importNote, connection, ...setUp }: FirstStepsProps) {
  const steps = listSteps({ ...setUp, asksForOllama: connection !== null });
  const complete = steps.every((step) => step.done);
  return (
    <section className={classes['welcome']}>
      {setUp.feedCount === 0 ? <NoFeeds onAdd={onAdd} /> : <AllRead />}
      <div className={classes['import']}>{importNote}</div>
      {!complete && (
        <ol className={classes['steps']} aria-label="First steps">
          {steps.map((step, index) => (
            <StepLine key={step.name} step={step} position={index + 1}>
              {step.name === 'ollama' && connection}
            </StepLine>
          ))}
        </ol>
      )}
      {!complete && (
        <p className={classes['ways']}>
          <Link to="/welcome" className={classes['way']}>
            Take them one by one
          </Link>
        </p>
      )}
    </section>
  );
}

function NoFeeds({ onAdd }: Pick<FirstStepsProps, 'onAdd'>) {
  return (
    <>
      <IconRss size={44} stroke={1.5} className={classes['icon']} aria-hidden />
      <h2 className={classes['title']}>Nothing to read yet</h2>
      <p className={classes['text']}>
        Follow more than you can read: Winnow reads all of it and puts the best on top, with the reason.
      </p>
      <Button leftSection={<IconPlus size={18} stroke={1.75} />} onClick={() => onAdd('address')}>
        Add your first feed
      </Button>
      <p className={classes['ways']}>
        Or{' '}
        <UnstyledButton className={classes['way']} onClick={() => onAdd('starter')}>
          pick from a starter set
        </UnstyledButton>
        , or{' '}
        <UnstyledButton className={classes['way']} onClick={() => onAdd('import')}>
          import an OPML file
        </UnstyledButton>
        .
      </p>
    </>
  );
}

function AllRead() {
  return (
    <>
      <IconSun size={44} stroke={1.5} className={classes['icon']} aria-hidden />
      <h2 className={classes['title']}>All read</h2>
      <p className={classes['text']}>
        Nothing unread is left. New articles appear here by themselves.{' '}
        <Link to="/$view" params={{ view: 'all' }} className={classes['all']}>
          Look through all articles
        </Link>
      </p>
    </>
  );
}

function StepLine({ step, position, children }: { step: Step; position: number; children: ReactNode }) {
  return (
    <li className={classes['step']} data-done={step.done || undefined}>
      <span className={classes['mark']} aria-hidden>
        {step.done ? <IconCheck size={14} stroke={2.5} /> : position}
      </span>
      <div>
        <h3 className={classes['stepTitle']}>
          <StepLink name={step.name}>{step.title}</StepLink>
          {step.done && <VisuallyHidden> (done)</VisuallyHidden>}
        </h3>
        <p className={classes['stepText']}>{step.text}</p>
        <div className={classes['stepMore']}>{children}</div>
      </div>
    </li>
  );
}

function StepLink({ name, children }: { name: StepName; children: ReactNode }) {
  if (name === 'interests') return <Link to="/settings/interests">{children}</Link>;
  if (name === 'ollama' || name === 'model') return <Link to="/settings/ollama">{children}</Link>;
  return <Link to="/settings/feeds">{children}</Link>;
}
