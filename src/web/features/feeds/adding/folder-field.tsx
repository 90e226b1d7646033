import '@mantine/core/styles/Combobox.layer.css';
import { Select, TextInput } from '@mantine/core';
import { IconSelector } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { foldersQuery } from '#web/api/folders.ts';
import options from '#web/features/feeds/options/feed-options.module.css';
import { type FolderChoice, folderOptions, NEW_FOLDER } from './folder-choice.ts';

type FolderFieldProps = { choice: FolderChoice; busy: boolean; onChange: (choice: FolderChoice) => void };

/** Where new feeds are put: no folder, one there is, or a new one with its name. */
export function FolderField({ choice, busy, onChange }: FolderFieldProps) {
  const { data: folders = [] } = useQuery(foldersQuery());
  return (
    <div className={options['two']}>
      <Select
        label="Folder"
        data={folderOptions(folders)}
        value={choice.value}
        onChange={(value) => value !== null && onChange({ value, name: '' })}
        disabled={busy}
        allowDeselect={false}
        withCheckIcon={false}
        rightSection={<IconSelector size={16} stroke={1.75} aria-hidden />}
        rightSectionPointerEvents="none"
        comboboxProps={{ withinPortal: false }}
        classNames={{
          dropdown: options['dropdown'] ?? '',
          option: options['option'] ?? '',
        }}
      />
      {choice.value === NEW_FOLDER && (
        <TextInput
          label="Name of the new folder"
          maxLength={100}
          autoFocus
          readOnly={busy}
          value={choice.name}
          onChange={(event) => onChange({ value: NEW_FOLDER, name: event.currentTarget.value })}
        />
      )}
    </div>
  );
}
