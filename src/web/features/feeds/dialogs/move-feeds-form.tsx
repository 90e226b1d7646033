import '@mantine/core/styles/Combobox.layer.css';
import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { IconCheck, IconFolder, IconFolderOff, IconFolderPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Feed } from '#shared/feed.ts';
import { errorText } from '#web/api/api-error.ts';
import { foldersQuery } from '#web/api/folders.ts';
import { type MoveTarget, useMoveToFolder } from '#web/features/feeds/changes/folder-mutations.ts';
import classes from '#web/features/feeds/feeds.module.css';
import { MAKE_FOLDER, type MoveOption, moveOptions, OUT_OF_FOLDERS } from './move-targets.ts';

type MoveFeedsFormProps = { feeds: Feed[]; onClose: () => void };

/** Moves feeds at a press on a folder. A name that no folder has makes a new one. */
export function MoveFeedsForm({ feeds, onClose }: MoveFeedsFormProps) {
  const { data: folders = [] } = useQuery(foldersQuery());
  const [typed, setTyped] = useState('');
  const move = useMoveToFolder();
  // The list is always there; Escape in the field is meant for the dialog.
  const combobox = useCombobox({ opened: true, onDropdownClose: onClose });
  const options = moveOptions(folders, typed, placeOf(feeds));
  const choose = (value: string) => {
    if (move.isPending) return;
    const folder = folders.find(({ id }) => String(id) === value) ?? null;
    const target: MoveTarget = value === MAKE_FOLDER ? { newName: typed.trim() } : { folder };
    move.mutate({ feeds, target }, { onSuccess: onClose });
  };
  return (
    <div className={classes['form']}>
      <Combobox store={combobox} onOptionSubmit={choose}>
        <Combobox.EventsTarget withExpandedAttribute>
          <TextInput
            role="combobox"
            label="Folder"
            placeholder="Find a folder, or name a new one"
            maxLength={100}
            autoComplete="off"
            data-autofocus
            readOnly={move.isPending}
            error={move.isError && errorText(move.error)}
            value={typed}
            onChange={(event) => {
              const { value } = event.currentTarget;
              setTyped(value);
              move.reset();
              // With nothing typed, Enter must not take what nobody chose.
              if (value.trim() === '') combobox.resetSelectedOption();
              else requestAnimationFrame(() => combobox.selectFirstOption());
            }}
          />
        </Combobox.EventsTarget>
        <Combobox.Options
          className={classes['choices'] ?? ''}
          aria-label="Folders"
          aria-busy={move.isPending}
        >
          {options.map((option) => (
            <Combobox.Option
              key={option.value}
              value={option.value}
              active={option.current}
              className={classes['choice'] ?? ''}
            >
              <FolderSign option={option} />
              <span className={classes['choiceName']} dir="auto">
                {option.label}
              </span>
              {option.current && <IconCheck size={16} stroke={1.75} aria-label="is there now" />}
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox>
    </div>
  );
}

/** The folder that all of them are in (null: none); undefined when they are not together. */
function placeOf(feeds: Feed[]): number | null | undefined {
  const place = feeds[0]?.folder_id;
  return feeds.every(({ folder_id: other }) => other === place) ? place : undefined;
}

function FolderSign({ option: { value } }: { option: MoveOption }) {
  const icon = { size: 18, stroke: 1.75, 'aria-hidden': true } as const;
  if (value === MAKE_FOLDER) return <IconFolderPlus {...icon} />;
  return value === OUT_OF_FOLDERS ? <IconFolderOff {...icon} /> : <IconFolder {...icon} />;
}
