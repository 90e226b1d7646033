import { ActionIcon, UnstyledButton } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { ComponentProps, ReactNode } from 'react';
import classes from './bulk-bar.module.css';

type BulkBarProps = {
  /** What it is for, read aloud. */
  label: string;
  count: number;
  /** How many of them the filter does not show. */
  outOfSight: number;
  onClear: () => void;
  /** Where there is room for pictures only, whatever the width of the page. */
  narrow?: boolean;
  children: ReactNode;
};

/** Floats under a list while something is ticked: what can be done with all of it. */
export function BulkBar({ label, count, outOfSight, onClear, narrow = false, children }: BulkBarProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for what is sent together.
    <div className={classes['bar']} data-narrow={narrow || undefined} role="group" aria-label={label}>
      <span className={classes['count']} role="status">
        {count.toLocaleString('en')} selected
        {outOfSight > 0 && (
          <span className={classes['unseen']}> · {outOfSight.toLocaleString('en')} not shown</span>
        )}
      </span>
      {children}
      <ActionIcon className={classes['clear'] ?? ''} aria-label="Clear selection" onClick={onClear}>
        <IconX size={18} stroke={1.75} aria-hidden />
      </ActionIcon>
    </div>
  );
}

type BulkButtonProps = { label: string; icon: ReactNode; 'data-danger'?: boolean } & Omit<
  ComponentProps<'button'>,
  'children' | 'className' | 'style'
>;

/** Icon and word; on a phone the word is only heard. */
export function BulkButton({ label, icon, ...rest }: BulkButtonProps) {
  return (
    // The menu hands its button a class of its own.
    <UnstyledButton {...rest} className={classes['button']} title={label}>
      {icon}
      <span className={classes['label']}>{label}</span>
    </UnstyledButton>
  );
}
