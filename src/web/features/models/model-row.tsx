import { Button } from '@mantine/core';
import { useRef } from 'react';
import { describeBytes } from '#shared/byte-words.ts';
import classes from './library.module.css';
import type { LibraryRow } from './library-rows.ts';
import { describeModel } from './model-facts.ts';
import { ModelMenu } from './model-menu.tsx';
import { type PullActions, usePullActions } from './pull-mutations.ts';
import { PullSide } from './pull-side.tsx';
import { RowChips } from './row-chips.tsx';
import { TestButton } from './test-button.tsx';
import { TestResult } from './test-result.tsx';
import { useKeptFocus } from './use-kept-focus.ts';

/** One model: its name, what it is, and what can be done with it. A pull stands where its button was. */
export function ModelRow({ row }: { row: LibraryRow }) {
  const element = useRef<HTMLLIElement>(null);
  const actions = usePullActions();
  const side = sideOf(row);
  useKeptFocus(element, side);
  return (
    <li ref={element} className={classes['row']} data-side={layoutOf(side)}>
      <div>
        <h3 className={classes['name']}>
          <span className={classes['title']} title={row.title}>
            {row.title}
          </span>
          <RowChips row={row} />
        </h3>
        <Facts row={row} />
      </div>
      <div className={classes['side']}>
        {row.pull ? (
          <PullSide pull={row.pull} size={row.size} actions={actions} />
        ) : (
          <IdleSide row={row} actions={actions} />
        )}
      </div>
      {row.test && row.showsTest && !row.pull && <TestResult test={row.test} />}
    </li>
  );
}

function Facts({ row }: { row: LibraryRow }) {
  const { text, warning } = describeModel(row);
  if (text === '' && warning === null) return null;
  const whole = [text, warning].filter(Boolean).join(' · ');
  return (
    <p className={classes['facts']} title={whole}>
      {text}
      {text !== '' && warning !== null && ' · '}
      {warning !== null && <span className={classes['warning']}>{warning}</span>}
    </p>
  );
}

function IdleSide({ row, actions }: { row: LibraryRow; actions: PullActions }) {
  return (
    <>
      {row.size !== null && <span className={classes['size']}>{describeBytes(row.size)}</span>}
      <div className={classes['actions']}>
        {row.installed ? (
          <>
            {row.installed.can_judge && <TestButton row={row} model={row.installed} />}
            <ModelMenu row={row} model={row.installed} />
          </>
        ) : (
          <Button
            size="xs"
            variant="default"
            className={classes['button'] ?? ''}
            loading={actions.isPending}
            aria-label={`Pull ${row.title}`}
            onClick={() => actions.start(row.name)}
          >
            Pull
          </Button>
        )}
      </div>
    </>
  );
}

function sideOf({ pull, installed }: LibraryRow): string {
  if (pull) return pull.state;
  return installed ? 'installed' : 'idle';
}

/** A bar takes its share of the row's width, a failure what its words need. */
function layoutOf(side: string): string | undefined {
  if (side === 'running' || side === 'done') return 'pull';
  return side === 'failed' ? 'failure' : undefined;
}
