import { ActionIcon, Menu, UnstyledButton } from '@mantine/core';
import {
  IconAdjustmentsHorizontal,
  IconArrowMerge,
  IconCheck,
  IconEye,
  IconEyeOff,
  IconFolderSymlink,
  IconTrash,
  IconX,
} from '@tabler/icons-react';
import type { ComponentProps } from 'react';
import type { Category, OwnWeight } from '#shared/category.ts';
import { weightWords } from '#web/theme/weight-words.ts';
import classes from './action-bar.module.css';
import type { CategoryCommands } from './category-commands.ts';

const bulkWeights: { value: OwnWeight; label: string }[] = [
  ...Object.entries(weightWords).map(([value, label]) => ({ value: value as OwnWeight, label })),
  { value: 'inherit', label: 'Inherit' },
];

type ActionBarProps = {
  selected: Category[];
  /** How many of them the filter does not show. */
  outOfSight: number;
  commands: CategoryCommands;
  onClear: () => void;
};

/** Floats under the list while something is ticked: what can be done with all of it. */
export function ActionBar({ selected, outOfSight, commands, onClear }: ActionBarProps) {
  const proposals = selected.filter(({ is_new: isNew }) => isNew);
  const some = proposals.length < selected.length ? ` ${proposals.length} new` : '';
  const hidden = selected.every((category) => category.hidden);
  const ask = (kind: 'move' | 'merge' | 'delete') => (event: { currentTarget: HTMLElement }) =>
    commands.ask({ kind, categories: selected }, event.currentTarget);
  const icon = { size: 16, stroke: 1.75, 'aria-hidden': true } as const;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for what is sent together.
    <div className={classes['bar']} role="group" aria-label="What to do with the selected categories">
      <span className={classes['count']} role="status">
        {selected.length.toLocaleString('en')} selected
        {outOfSight > 0 && (
          <span className={classes['unseen']}> · {outOfSight.toLocaleString('en')} not shown</span>
        )}
      </span>
      {proposals.length > 0 && (
        <>
          <BarButton
            label={`Accept${some}`}
            icon={<IconCheck {...icon} />}
            onClick={() => commands.change({ kind: 'accept', categories: proposals })}
          />
          <BarButton
            label={`Refuse${some}`}
            icon={<IconX {...icon} />}
            onClick={() => commands.change({ kind: 'refuse', categories: proposals })}
          />
        </>
      )}
      <BarButton label="Merge…" icon={<IconArrowMerge {...icon} />} onClick={ask('merge')} />
      <BarButton label="Move…" icon={<IconFolderSymlink {...icon} />} onClick={ask('move')} />
      <Menu position="top">
        <Menu.Target>
          <BarButton label="Weight" icon={<IconAdjustmentsHorizontal {...icon} />} />
        </Menu.Target>
        <Menu.Dropdown>
          {bulkWeights.map(({ value, label }) => (
            <Menu.Item
              key={value}
              onClick={() => commands.change({ kind: 'weight', categories: selected, weight: value })}
            >
              {label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <BarButton
        label={hidden ? 'Show' : 'Hide'}
        icon={hidden ? <IconEye {...icon} /> : <IconEyeOff {...icon} />}
        onClick={() => commands.change({ kind: 'hide', categories: selected, hidden: !hidden })}
      />
      <BarButton label="Delete…" icon={<IconTrash {...icon} />} onClick={ask('delete')} data-danger />
      <ActionIcon aria-label="Clear selection" onClick={onClear}>
        <IconX size={18} stroke={1.75} aria-hidden />
      </ActionIcon>
    </div>
  );
}

type BarButtonProps = { label: string; icon: React.ReactNode; 'data-danger'?: boolean } & Omit<
  ComponentProps<'button'>,
  'children' | 'className' | 'style'
>;

/** Icon and word; on a phone the word is only heard. */
function BarButton({ label, icon, ...rest }: BarButtonProps) {
  return (
    // The menu hands its button a class of its own.
    <UnstyledButton {...rest} className={classes['button']} title={label}>
      {icon}
      <span className={classes['label']}>{label}</span>
    </UnstyledButton>
  );
}
