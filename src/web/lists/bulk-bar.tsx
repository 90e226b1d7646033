import { ActionIcon, UnstyledButton } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type ComponentProps, type ReactNode, useEffect, useRef } from 'react';
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

/** Floats under a list while something is ticked: what can be done with all of it. Escape takes the ticks away. */
export function BulkBar({ label, count, outOfSight, onClear, narrow = false, children }: BulkBarProps) {
  const bar = useRef<HTMLDivElement>(null);
  const clear = () => {
    const hadFocus = bar.current?.contains(document.activeElement);
    onClear();
    // The bar goes: Tab goes on from the rows that it was about.
    if (hadFocus) document.querySelector<HTMLElement>(ROWS)?.focus({ preventScroll: true });
  };
  useEscape(clear);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for what is sent together.
    <div
      ref={bar}
      className={classes['bar']}
      data-narrow={narrow || undefined}
      role="group"
      aria-label={label}
    >
      <span className={classes['count']} role="status">
        {count.toLocaleString('en')} selected
        {outOfSight > 0 && (
          <span className={classes['unseen']}> · {outOfSight.toLocaleString('en')} not shown</span>
        )}
      </span>
      {children}
      <ActionIcon className={classes['clear'] ?? ''} aria-label="Clear selection" onClick={clear}>
        <IconX size={18} stroke={1.75} aria-hidden />
      </ActionIcon>
    </div>
  );
}

/** The row of a table that Tab reaches, or the list of articles. */
const ROWS = '[data-row][tabindex="0"], [data-article-list]';

/** Where Escape means something else, in what is typed in or lies over the page, it is left to that. */
const OTHERS = 'input:not([type="checkbox"]), textarea, select, [role="dialog"], [role="menu"]';

/** The button of a menu that has just opened, and that keeps the focus for a moment until the menu takes it. */
const OPENER = '[aria-haspopup][aria-expanded="true"]';

function useEscape(onEscape: () => void): void {
  const latest = useRef(onEscape);
  useEffect(() => {
    latest.current = onEscape;
  });
  useEffect(() => {
    const listen = ({ key, target, defaultPrevented }: KeyboardEvent) => {
      if (key !== 'Escape' || defaultPrevented) return;
      if (target instanceof Element && target.closest(OTHERS)) return;
      // A menu listens to what is pressed in it alone: its button takes it away.
      if (target instanceof HTMLElement && target.matches(OPENER)) return target.click();
      latest.current();
    };
    // Before what closes menus and dialogs: the Escape that does so does no more.
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, []);
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
