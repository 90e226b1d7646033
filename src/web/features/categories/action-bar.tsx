import { Menu } from '@mantine/core';
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
import type { Category, OwnWeight } from '#shared/category.ts';
import { BulkBar, BulkButton } from '#web/lists/bulk-bar.tsx';
import { weightWords } from '#web/theme/weight-words.ts';
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
    <BulkBar
      label="What to do with the selected categories"
      count={selected.length}
      outOfSight={outOfSight}
      onClear={onClear}
    >
      {proposals.length > 0 && (
        <>
          <BulkButton
            label={`Accept${some}`}
            icon={<IconCheck {...icon} />}
            onClick={() => commands.change({ kind: 'accept', categories: proposals })}
          />
          <BulkButton
            label={`Refuse${some}`}
            icon={<IconX {...icon} />}
            onClick={() => commands.change({ kind: 'refuse', categories: proposals })}
          />
        </>
      )}
      <BulkButton label="Merge…" icon={<IconArrowMerge {...icon} />} onClick={ask('merge')} />
      <BulkButton label="Move…" icon={<IconFolderSymlink {...icon} />} onClick={ask('move')} />
      <Menu position="top">
        <Menu.Target>
          <BulkButton label="Weight" icon={<IconAdjustmentsHorizontal {...icon} />} />
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
      <BulkButton
        label={hidden ? 'Show' : 'Hide'}
        icon={hidden ? <IconEye {...icon} /> : <IconEyeOff {...icon} />}
        onClick={() => commands.change({ kind: 'hide', categories: selected, hidden: !hidden })}
      />
      <BulkButton label="Delete…" icon={<IconTrash {...icon} />} onClick={ask('delete')} data-danger />
    </BulkBar>
  );
}
