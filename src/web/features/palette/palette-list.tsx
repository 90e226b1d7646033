import { UnstyledButton } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import classes from './palette.module.css';
import type { PaletteEntry } from './palette-entry.ts';
import type { EntryGroup } from './rank-entries.ts';

type PaletteListProps = {
  id: string;
  groups: readonly EntryGroup[];
  /** The place of the chosen entry, counted through all groups. */
  current: number;
  keyCaps: (binding: string) => ReactNode;
  onPoint: (index: number) => void;
  onRun: (entry: PaletteEntry) => void;
};

/** By which the field names the chosen entry. */
export function optionId(listId: string, index: number): string {
  return `${listId}-${index}`;
}

/** The entries, under their headings. They never take the focus from the field. */
export function PaletteList({ id, groups, current, keyCaps, onPoint, onRun }: PaletteListProps) {
  const list = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another choice or other entries: both may be out of sight.
  useEffect(() => {
    const chosen = list.current?.querySelector('[aria-selected="true"]');
    // The heading over the first entry belongs in sight with it.
    if (current === 0) list.current?.scrollTo({ top: 0 });
    else chosen?.scrollIntoView({ block: 'nearest' });
  }, [current, groups]);
  let index = -1;
  return (
    <div ref={list} id={id} role="listbox" aria-label="What fits" className={classes['list']} tabIndex={-1}>
      {groups.map(({ title, entries }, place) => (
        // biome-ignore lint/a11y/useSemanticElements: a listbox has groups, and no fieldsets.
        <div
          key={title || place}
          role="group"
          {...(title ? { 'aria-labelledby': `${id}-group-${place}` } : { 'aria-label': 'Best' })}
          className={classes['group']}
        >
          {title && (
            <div id={`${id}-group-${place}`} className={classes['heading']}>
              {title}
            </div>
          )}
          {entries.map((entry) => {
            index += 1;
            const own = index;
            return (
              <Option
                key={entry.id}
                id={optionId(id, own)}
                entry={entry}
                chosen={own === current}
                keyCaps={keyCaps}
                onPoint={() => own !== current && onPoint(own)}
                onRun={() => onRun(entry)}
              />
            );
          })}
        </div>
      ))}
    </div>
  );
}

type OptionProps = Pick<PaletteListProps, 'keyCaps'> & {
  id: string;
  entry: PaletteEntry;
  chosen: boolean;
  onPoint: () => void;
  onRun: () => void;
};

function Option({ id, entry, chosen, keyCaps, onPoint, onRun }: OptionProps) {
  return (
    <UnstyledButton
      id={id}
      role="option"
      aria-selected={chosen}
      tabIndex={-1}
      className={classes['option']}
      // A list that comes to lie under a resting pointer has not been pointed at.
      onMouseMove={onPoint}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onRun}
    >
      <span className={classes['icon']}>{entry.icon}</span>
      <span className={classes['label']} dir="auto">
        {entry.label}
      </span>
      {entry.hint && <span className={classes['hint']}>{entry.hint}</span>}
      {entry.keys?.[0] !== undefined && <span className={classes['keys']}>{keyCaps(entry.keys[0])}</span>}
    </UnstyledButton>
  );
}
